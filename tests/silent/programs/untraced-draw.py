"""PYR103: the draw is no site, so nothing is learnt about it.

The model draws its location from the distribution itself. The trace does not hold it, the guide cannot cover it, and the data
never reach it.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.tensor([4.9, 5.0, 5.1])


def wrong():
    def model(data):
        loc = dist.Normal(0.0, 10.0).sample()  # error: PYR103
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, scale), obs=data)

    svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.02}), Trace_ELBO())
    for _ in range(10):
        svi.step(DATA)
    return {"latent sites": list(poutine.trace(model).get_trace(DATA).stochastic_nodes[:-1])}


def right():
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 10.0))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, scale), obs=data)

    svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.02}), Trace_ELBO())
    for _ in range(10):
        svi.step(DATA)
    return {"latent sites": list(poutine.trace(model).get_trace(DATA).stochastic_nodes[:-1])}


def harm(measured):
    return "loc" not in measured["latent sites"]
