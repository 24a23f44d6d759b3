"""Trace_ELBO does not care for the order."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(a + b, 1.0), obs=x)


def guide(x):
    pyro.sample("b", dist.Normal(pyro.param("bl", torch.tensor(0.0)), 1.0))
    pyro.sample("a", dist.Normal(pyro.param("al", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
