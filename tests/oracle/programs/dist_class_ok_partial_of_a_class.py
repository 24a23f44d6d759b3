"""A partial application, called."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


from functools import partial

standard = partial(dist.Normal, scale=1.0)


def model(x):
    loc = pyro.sample("loc", standard(0.0))
    pyro.sample("x", standard(loc), obs=x)


def guide(x):
    pyro.sample("loc", standard(pyro.param("m", torch.tensor(0.0))))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
