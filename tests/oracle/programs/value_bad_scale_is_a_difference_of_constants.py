"""The prior's scale comes out below zero."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


LOW, HIGH = 2.0, 1.5


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, HIGH - LOW))  # error: PYR505
    pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
