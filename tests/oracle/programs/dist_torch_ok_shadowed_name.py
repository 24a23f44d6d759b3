"""The name is that of torch's module, the module is Pyro's."""
import torch
import pyro
from pyro import distributions
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    loc = pyro.sample("loc", distributions.Normal(0.0, 1.0))
    pyro.sample("x", distributions.Normal(loc, 1.0), obs=x)


def guide(x):
    pyro.sample("loc", distributions.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
