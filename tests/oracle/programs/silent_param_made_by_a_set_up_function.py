"""A global variable holds a parameter that no run asks for."""

# silent: PYR503 the parameter keeps its initial value

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})

LOC = None


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y[0])


def init():
    global LOC
    LOC = pyro.param("loc", torch.tensor(0.0))  # error: PYR503


def guide(y):
    pyro.sample("z", dist.Normal(LOC, 1.0))


init()
SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
assert pyro.param("loc").item() == 0.0
