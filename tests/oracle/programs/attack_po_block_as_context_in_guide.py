"""Draws of a nuisance inside a block context are not the guide's sites."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine import block


def model(y):
    scale = pyro.sample("scale", dist.Gamma(2.0, 2.0))
    mu = pyro.sample("mu", dist.Normal(0.0, scale))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):  # error: PYR301
    with block():
        scale = pyro.sample("scale", dist.Gamma(2.0, 2.0))
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), scale))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
