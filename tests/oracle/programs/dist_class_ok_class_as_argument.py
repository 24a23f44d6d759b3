"""The family is an argument, and called where the site is."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def draw(name, family, *arguments):
    return pyro.sample(name, family(*arguments))


def model(x):
    loc = draw("loc", dist.Normal, 0.0, 1.0)
    pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x):
    draw("loc", dist.Normal, pyro.param("m", torch.tensor(0.0)), 1.0)


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
