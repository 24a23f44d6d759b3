"""A parameter starts on the bound that its constraint leaves out."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
from torch.distributions import constraints


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x):
    m = pyro.param("m", torch.tensor(0.0))
    s = pyro.param("s", torch.zeros(()), constraint=constraints.positive)  # error: PYR505
    pyro.sample("loc", dist.Normal(m, s))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
