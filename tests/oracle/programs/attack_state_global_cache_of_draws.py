"""Draws are kept in a cache of the module, so from the second step on the model has no such site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

cache = {}


def prior(name):
    if name not in cache:
        cache[name] = pyro.sample(name, dist.Normal(0.0, 1.0)).detach()
    return cache[name]


def model(y):
    pyro.sample("y", dist.Normal(prior("mu") + prior("mu"), 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))  # error: PYR302


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.tensor(1.0))
