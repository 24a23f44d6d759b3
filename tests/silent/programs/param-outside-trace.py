"""PYR503: a parameter that is made before the guide runs keeps its initial value.

It is in the param store and looks like any other parameter there. No run asks for it, so no optimiser ever gets it.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(4.0, 6.0, 10)


def model(x):
    mean = pyro.sample("mean", dist.Normal(0.0, 10.0))
    with pyro.plate("data", len(x)):
        pyro.sample("x", dist.Normal(mean, 1.0), obs=x)


def wrong():
    loc = pyro.param("early_loc", torch.tensor(0.0))  # error: PYR503

    def guide(x):
        pyro.sample("mean", dist.Normal(loc, 0.1))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
    for _ in range(200):
        svi.step(DATA)
    return {"the data have mean 5, the parameter that is to find it": round(pyro.param("early_loc").item())}


def right():
    def guide(x):
        loc = pyro.param("loc", torch.tensor(0.0))
        pyro.sample("mean", dist.Normal(loc, 0.1))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
    for _ in range(200):
        svi.step(DATA)
    return {"the data have mean 5, the parameter that is to find it": round(pyro.param("loc").item())}


def harm(measured):
    return measured["the data have mean 5, the parameter that is to find it"] == 0
