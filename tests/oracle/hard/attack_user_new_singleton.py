"""__new__ hands out one object: a change through one name shows through the other."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Settings:
    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = super().__new__(cls)
            cls._only.names = ["mu"]
        return cls._only


Settings().names.append("nu")


def model(y):
    for name in Settings().names:
        pyro.sample(name, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
