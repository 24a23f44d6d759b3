"""Guides made by lambdas in a loop: all of them see the last value of the loop variable."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

SITES = ("intercept", "slope")


def model(x, y):
    intercept, slope = (pyro.sample(name, dist.Normal(0.0, 1.0)) for name in SITES)
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(intercept + slope * x, 1.0), obs=y)


proposals = {}
for name in SITES:
    proposals[name] = lambda: pyro.sample(name, dist.Normal(0.0, 1.0))  # error: PYR101


def guide(x, y):
    for key in SITES:
        proposals[key]()


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(2), torch.ones(2))
