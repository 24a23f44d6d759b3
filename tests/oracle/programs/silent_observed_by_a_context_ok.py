"""A condition entered as a context observes the sites of a function."""

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def prior():
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(w, 1.0))


def model(y):
    with poutine.condition(data={"y": y}):
        prior()


SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)
