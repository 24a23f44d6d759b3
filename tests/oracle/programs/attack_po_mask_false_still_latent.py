"""A masked-out prior is still a latent that wants a guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model(y, use_trend=False):
    with poutine.mask(mask=use_trend):
        trend = pyro.sample("trend", dist.Normal(0.0, 1.0))
    level = pyro.sample("level", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(level + use_trend * trend, 1.0), obs=y)


def guide(y, use_trend=False):  # error: PYR301
    pyro.sample("level", dist.Normal(pyro.param("l", torch.tensor(0.0)), 1.0))
    if use_trend:
        pyro.sample("trend", dist.Normal(pyro.param("t", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
