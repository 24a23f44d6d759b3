"""The old habit of handing the arguments over behind the class."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    rate = pyro.sample("rate", dist.Gamma, torch.tensor(2.0), torch.tensor(1.0))  # error: PYR104
    pyro.sample("x", dist.Poisson(3.0), obs=x)


def guide(x):
    pyro.sample("rate", dist.LogNormal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
