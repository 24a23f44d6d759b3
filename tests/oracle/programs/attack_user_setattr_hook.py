"""__setattr__ registers every distribution that is assigned; the model samples what is registered."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Priors:
    def __init__(self):
        object.__setattr__(self, "table", {})

    def __setattr__(self, name, value):
        self.table[name] = value

    def __delattr__(self, name):
        del self.table[name]


priors = Priors()
priors.mu = dist.Normal(0.0, 1.0)
priors.nu = dist.Normal(0.0, 1.0)
del priors.nu


def model(y):
    for name, prior in priors.table.items():
        pyro.sample(name, prior)
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
