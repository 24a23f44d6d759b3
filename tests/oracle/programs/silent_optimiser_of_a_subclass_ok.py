"""An optimiser that derives from PyroOptim, made by a function in a dict."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)


class Warmup(pyro.optim.PyroOptim):
    def __init__(self, lr):
        super().__init__(torch.optim.Adam, {"lr": lr})


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y[0])


def choose(name):
    return {"w": lambda: Warmup(0.1), "a": lambda: pyro.optim.Adam({"lr": 0.1})}[name]


SVI(model, AutoNormal(model), choose("w")(), Trace_ELBO()).step(DATA)
