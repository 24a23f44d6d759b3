"""A helper under lru_cache is entered once although it is called twice: no duplicate site."""
import functools
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    @functools.lru_cache(maxsize=None)
    def coefficient(name):
        return pyro.sample(name, dist.Normal(0.0, 1.0))

    mean = coefficient("b") + coefficient("b") ** 2 + coefficient("c")
    pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(y):
    for name in "bc":
        pyro.sample(name, dist.Normal(pyro.param("q" + name, torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
