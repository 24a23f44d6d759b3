"""PYR511: a restart begins where the run before ended.

A new autoguide has its own initial values. It never uses them, because the store holds parameters of these names.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta

DATA = torch.linspace(4.0, 6.0, 10)


def model(x):
    mean = pyro.sample("mean", dist.Normal(0.0, 10.0))
    with pyro.plate("data", len(x)):
        pyro.sample("x", dist.Normal(mean, 1.0), obs=x)


def at_zero(site):
    return torch.zeros(())


def wrong():
    for restart in range(2):
        guide = AutoDelta(model, init_loc_fn=at_zero)
        svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())  # error: PYR511
        guide(DATA)
        start = pyro.param("AutoDelta.mean").item()
        for _ in range(200):
            svi.step(DATA)
    return {"the guide starts at 0, the second run at": round(start)}


def right():
    for restart in range(2):
        pyro.clear_param_store()
        guide = AutoDelta(model, init_loc_fn=at_zero)
        svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
        guide(DATA)
        start = pyro.param("AutoDelta.mean").item()
        for _ in range(200):
            svi.step(DATA)
    return {"the guide starts at 0, the second run at": round(start)}


def harm(measured):
    return measured["the guide starts at 0, the second run at"] != 0
