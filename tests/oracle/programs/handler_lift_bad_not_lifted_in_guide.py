import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def regression(y):
    slope = pyro.param("slope", torch.tensor(1.0))
    pyro.sample("y", dist.Normal(slope, 1.0), obs=y)


def guide(y):
    pyro.sample("slope", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(regression, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
