"""A mean with a row more than the plate, which is told of once."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", 5):
        pyro.sample("y", dist.Normal(z * torch.ones(6), 1.0), obs=y)  # error: PYR205


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(6))
