"""A density of torch enters by a factor."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
import torch.distributions as td


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    pyro.factor("fit", td.Normal(loc, 1.0).log_prob(x))


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
