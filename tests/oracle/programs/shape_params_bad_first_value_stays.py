"""A parameter keeps the shape of its first value, whatever later calls ask for."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("batch", len(x)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(len(x)))
    with pyro.plate("batch", len(x)):
        pyro.sample("z", dist.Normal(loc, 1.0))  # error: PYR205


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(4))
svi.step(torch.zeros(3))
