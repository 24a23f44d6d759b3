"""A scale that is never negative, whatever the data are."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
from torch.distributions import constraints


def model(x):
    spread = (x - x.mean()).abs().mean() + 1e-3
    loc = pyro.sample("loc", dist.Normal(-5.0, spread))
    with pyro.plate("rows", len(x)):
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x):
    s = pyro.param("s", torch.tensor(0.7), constraint=constraints.interval(0.0, 1.0))
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(-1.0)), s))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor([1.0, 2.0]))
