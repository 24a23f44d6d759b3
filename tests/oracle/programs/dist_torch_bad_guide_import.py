"""The guide imports Normal from torch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
from torch.distributions import Normal


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x):
    pyro.sample("loc", Normal(pyro.param("m", torch.tensor(0.0)), 1.0))  # error: PYR105


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
