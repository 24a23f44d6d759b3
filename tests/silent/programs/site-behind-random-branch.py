"""PYR108: a site that only rare draws lead to is missing in the guide, and nothing is said before such a draw.

The steps below take the common branch, in which model and guide have the same sites. The rare one has a site more.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO

DATA = torch.tensor([0.9, 1.0, 1.1])


def sites(function):
    rare = poutine.condition(function, data={"loc": torch.tensor(200.0)})
    return {name for name, site in poutine.trace(rare).get_trace(DATA).iter_stochastic_nodes()} - {"loc", "data"}


def wrong():
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        scale = 1.0
        if loc > 100.0:
            scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))  # error: PYR108
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, scale), obs=data)

    def guide(data):
        at = pyro.param("at", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(at, 1.0))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(10):
        svi.step(DATA)
    return {"model, after a rare draw": sites(model), "guide, after a rare draw": sites(guide)}


def right():
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        scale = 1.0
        if loc > 100.0:
            scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, scale), obs=data)

    def guide(data):
        at = pyro.param("at", torch.tensor(0.0))
        loc = pyro.sample("loc", dist.Normal(at, 1.0))
        if loc > 100.0:
            pyro.sample("scale", dist.LogNormal(0.0, 1.0))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(10):
        svi.step(DATA)
    return {"model, after a rare draw": sites(model), "guide, after a rare draw": sites(guide)}


def harm(measured):
    return measured["model, after a rare draw"] != measured["guide, after a rare draw"]
