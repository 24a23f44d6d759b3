"""PYR204: the model sees the same rows at every step, and the posterior ignores all others.

The plate draws two indices of twenty at each step. The slice has the right shape, but not the right rows.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta

DATA = torch.cat([torch.zeros(2), torch.full((18,), 5.0)])
STEPS = 500


def wrong():
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 10.0))
        with pyro.plate("data", 20, subsample_size=2):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data[:2])  # error: PYR204

    guide = AutoDelta(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), Trace_ELBO())
    for _ in range(STEPS):
        svi.step(DATA)
    return {"location, where the mean of the data is 4.5": guide.median()["loc"].item()}


def right():
    def model(data):
        loc = pyro.sample("loc", dist.Normal(0.0, 10.0))
        with pyro.plate("data", 20, subsample_size=2) as index:
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data[index])

    guide = AutoDelta(model)
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.05}), Trace_ELBO())
    for _ in range(STEPS):
        svi.step(DATA)
    return {"location, where the mean of the data is 4.5": guide.median()["loc"].item()}


def harm(measured):
    return measured["location, where the mean of the data is 4.5"] < 2.0
