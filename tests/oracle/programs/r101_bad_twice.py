import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    loc = pyro.sample("theta", dist.Normal(0.0, 1.0))
    scale = pyro.sample("theta", dist.LogNormal(0.0, 1.0))  # error: PYR101
    pyro.sample("x", dist.Normal(loc, scale), obs=x)


def guide(x):
    pyro.sample("theta", dist.Normal(pyro.param("t", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
