"""pyro.sample itself is wrapped to prefix every name, for both sides."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

original = pyro.sample


def prefixed(name, *args, **kwargs):
    return original("m1/" + name, *args, **kwargs)


def model(y):
    mu = prefixed("mu", dist.Normal(0.0, 1.0))
    prefixed("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
