"""A tanh for a uniform correlation, and an affine sigmoid for another one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import AffineTransform, SigmoidTransform, TanhTransform


def model(x):
    a = pyro.sample("a", dist.Uniform(-1.0, 1.0))
    b = pyro.sample("b", dist.Uniform(-1.0, 1.0))
    pyro.sample("x", dist.Normal(a + b, 1.0), obs=x)


def guide(x):
    base = dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.3)
    pyro.sample("a", dist.TransformedDistribution(base, [TanhTransform()]))
    pyro.sample("b", dist.TransformedDistribution(base, [SigmoidTransform(), AffineTransform(-1.0, 2.0)]))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
