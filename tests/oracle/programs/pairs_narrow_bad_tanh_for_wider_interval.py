# silent: PYR308 three quarters of the prior's interval are out of reach
"""A tanh guide for a Uniform(-4, 4) prior."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions.transforms import TanhTransform


def model(x):
    a = pyro.sample("a", dist.Uniform(-4.0, 4.0))
    pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def guide(x):
    base = dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.3)
    pyro.sample("a", dist.TransformedDistribution(base, [TanhTransform()]))  # error: PYR308


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
