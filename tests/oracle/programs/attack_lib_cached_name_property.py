"""functools.cache on a method that only makes names harms nothing."""
from functools import cache
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


@cache
def site(i):
    return f"z_{i}"


def model(y):
    total = sum(pyro.sample(site(i), dist.Normal(0.0, 1.0)) for i in range(2))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    for i in range(2):
        pyro.sample(site(i), dist.Normal(pyro.param(f"q{i}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
