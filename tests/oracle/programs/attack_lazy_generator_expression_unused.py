"""A bare generator expression draws nothing until it is consumed."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    a, b = [pyro.sample(n, dist.Normal(0.0, 1.0)) for n in "ab"]
    pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301
    draws = (pyro.sample(n, dist.Normal(pyro.param(n + "q", torch.tensor(0.0)), 1.0)) for n in "ab")
    return draws


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
