"""One parameter is asked for twice, with another event_dim."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    with pyro.plate("n", 6):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.param("locs", torch.zeros(6), event_dim=1)
    with pyro.plate("n", 6):
        locs = pyro.param("locs", torch.zeros(6), event_dim=0)
        pyro.sample("z", dist.Normal(locs, 1.0))


SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
