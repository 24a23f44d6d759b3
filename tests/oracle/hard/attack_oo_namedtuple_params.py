"""Settings in a NamedTuple, iterated by _fields and _asdict."""
from typing import NamedTuple
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Rates(NamedTuple):
    birth: float = 1.0
    death: float = 2.0


rates = Rates()


def model(y):
    b, d = (pyro.sample(name, dist.Exponential(rate)) for name, rate in rates._asdict().items())
    pyro.sample("y", dist.Poisson(b + d), obs=y)


def guide(y):
    for name in Rates._fields:
        pyro.sample(name, dist.LogNormal(pyro.param(name + "_q", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
