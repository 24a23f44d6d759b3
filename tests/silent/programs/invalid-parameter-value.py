"""PYR505: a probability that is given in percent starts at 1, where the gradient vanishes, and stays there.

Pyro maps the first value of a parameter to a number without bounds. For an interval the map clips what lies outside, so that
nothing is refused; at its end the gradient is nearly zero.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints

DATA = torch.tensor([0.0, 1.0, 0.0, 0.0, 0.0])


def guide(data):
    pass


def wrong():
    def model(data):
        rate = pyro.param("rate", torch.tensor(30.0), constraint=constraints.unit_interval)  # error: PYR505
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Bernoulli(rate), obs=data)

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), Trace_ELBO())
    for _ in range(200):
        svi.step(DATA)
    return {"the data have mean 0.2, the rate is": round(pyro.param("rate").item(), 2)}


def right():
    def model(data):
        rate = pyro.param("rate", torch.tensor(0.3), constraint=constraints.unit_interval)
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Bernoulli(rate), obs=data)

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), Trace_ELBO())
    for _ in range(200):
        svi.step(DATA)
    return {"the data have mean 0.2, the rate is": round(pyro.param("rate").item(), 2)}


def harm(measured):
    return measured["the data have mean 0.2, the rate is"] > 0.5
