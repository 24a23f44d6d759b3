"""The function that simulates and trains draws one name twice; no trace is there to hold them."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(y)):
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)


def main(steps):
    truth = pyro.sample("loc", dist.Normal(0.0, 1.0))
    first = pyro.sample("y", dist.Normal(truth, 1.0).expand([4]).to_event(1))
    second = pyro.sample("y", dist.Normal(truth, 1.0).expand([4]).to_event(1))
    svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(steps):
        svi.step(torch.cat([first, second]))


main(2)
