"""The name begins with what only the run knows: still no such name can end like the other."""
import os

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam

PREFIX = os.environ.get("NODE", "child")


def model(x):
    bias = pyro.sample(f"{PREFIX}/bias", dist.Normal(0.0, 1.0))
    weight = pyro.sample(f"{PREFIX}/weight", dist.Normal(0.0, 1.0))
    pyro.sample(f"{PREFIX}/x", dist.Normal(weight + bias, 1.0), obs=x)


def guide(x):  # error: PYR301
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample(f"{PREFIX}/bias", dist.Normal(loc, 1.0))
    pyro.sample(f"{PREFIX}/weights", dist.Normal(loc, 1.0))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
