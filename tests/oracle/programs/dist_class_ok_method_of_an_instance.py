"""The distribution is an attribute that is an instance."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Priors:
    loc = dist.Normal(0.0, 1.0)


def model(x):
    loc = pyro.sample("loc", Priors.loc)
    pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
