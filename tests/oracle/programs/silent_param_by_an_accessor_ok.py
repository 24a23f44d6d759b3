"""An accessor asks for a parameter each time, before training and within."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y[0])


class Params:
    def __getitem__(self, name):
        return pyro.param(name, torch.tensor(0.0))


P = Params()
print(P["loc"])


def guide(y):
    pyro.sample("z", dist.Normal(P["loc"], 1.0))


SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
