"""suppress() ends its block at the KeyError, before the guide's site."""
from contextlib import suppress
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

INITS = {"mean": 0.0}


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):  # error: PYR301
    with suppress(KeyError):
        init = INITS["mu"]
        pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(init)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
