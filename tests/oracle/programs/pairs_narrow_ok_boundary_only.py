"""Supports that differ in their boundary alone."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    a = pyro.sample("a", dist.Gamma(1.0, 1.0))
    b = pyro.sample("b", dist.Exponential(1.0))
    c = pyro.sample("c", dist.Beta(1.0, 1.0))
    pyro.sample("x", dist.Normal(a + b + c, 1.0), obs=x)


def guide(x):
    m = pyro.param("m", torch.zeros(2))
    pyro.sample("a", dist.LogNormal(m[0], 1.0))
    pyro.sample("b", dist.InverseGamma(m[1].exp(), 1.0))
    pyro.sample("c", dist.Uniform(0.0, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))
