"""A guide that ignores its arguments."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x, y, *, scale=1.0):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(x)):
        pyro.sample("y", dist.Normal(slope * x, scale), obs=y)


def guide(*args, **kwargs):
    pyro.sample("slope", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.ones(3), y=torch.ones(3), scale=0.5)
