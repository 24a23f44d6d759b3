"""A model that runs a text which samples: what the text does cannot be read."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO

PRIOR = "w = pyro.sample('w', dist.Normal(0.0, 1.0))"


def model(data):
    names = {"pyro": pyro, "dist": dist}
    exec(PRIOR, names)
    pyro.sample("obs", dist.Normal(names["w"], 1.0), obs=data)


def guide(data):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("w", dist.Normal(loc, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
