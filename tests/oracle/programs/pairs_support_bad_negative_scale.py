"""An affine transform with a negative factor turns a positive draw over."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import AffineTransform


def model(x):
    s = pyro.sample("s", dist.HalfNormal(1.0))
    pyro.sample("x", dist.Normal(s, 1.0), obs=x)


def guide(x):
    base = dist.Gamma(pyro.param("c", torch.tensor(5.0), constraint=dist.constraints.positive), 1.0)
    pyro.sample("s", dist.TransformedDistribution(base, AffineTransform(0.0, -1.0)))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
