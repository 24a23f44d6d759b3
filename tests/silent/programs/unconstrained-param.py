"""PYR501: the scale wanders below zero, and then the program ends with an exception or the loss is nan.

The model has no reason to keep the spread away from zero; every step is a little smaller. With a constraint the parameter is
optimised on another scale, where all of its values are right.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints

STEPS = 60


def wrong():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(loc, 0.001), obs=y)

    def guide(y):
        loc = pyro.param("loc_loc", torch.tensor(0.0))
        spread = pyro.param("spread", torch.tensor(0.5))  # error: PYR501
        pyro.sample("loc", dist.Normal(loc, spread))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
    smallest = 0.5
    for _ in range(STEPS):
        try:
            svi.step(torch.tensor(0.0))
        except ValueError:
            break
        smallest = min(smallest, pyro.param("spread").item())
    return {"smallest scale seen": smallest}


def right():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(loc, 0.001), obs=y)

    def guide(y):
        loc = pyro.param("loc_loc", torch.tensor(0.0))
        spread = pyro.param("spread", torch.tensor(0.5), constraint=constraints.positive)
        pyro.sample("loc", dist.Normal(loc, spread))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO())
    smallest = 0.5
    for _ in range(STEPS):
        try:
            svi.step(torch.tensor(0.0))
        except ValueError:
            break
        smallest = min(smallest, pyro.param("spread").item())
    return {"smallest scale seen": smallest}


def harm(measured):
    return measured["smallest scale seen"] <= 0.0
