"""PYR504: two parameters of one name are one tensor, and the second declaration is void.

The scale below asks for the constraint `positive` and gets the location, which has none.
"""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 10)


def model(x):
    mean = pyro.sample("mean", dist.Normal(0.0, 10.0))
    with pyro.plate("data", len(x)):
        pyro.sample("x", dist.Normal(mean, 1.0), obs=x)


def wrong():
    seen = {}

    def guide(x):
        loc = pyro.param("mean_q", torch.tensor(-1.0))
        scale = pyro.param("mean_q", torch.tensor(0.1), constraint=constraints.positive)  # error: PYR504
        seen["loc"], seen["scale"] = loc, scale
        pyro.sample("mean", dist.Normal(loc, scale.abs()))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(DATA)
    return {
        "location and scale are one tensor": seen["loc"] is seen["scale"],
        "the scale is positive": bool(seen["scale"] > 0),
    }


def right():
    seen = {}

    def guide(x):
        loc = pyro.param("mean_loc", torch.tensor(-1.0))
        scale = pyro.param("mean_scale", torch.tensor(0.1), constraint=constraints.positive)
        seen["loc"], seen["scale"] = loc, scale
        pyro.sample("mean", dist.Normal(loc, scale.abs()))

    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(DATA)
    return {
        "location and scale are one tensor": seen["loc"] is seen["scale"],
        "the scale is positive": bool(seen["scale"] > 0),
    }


def harm(measured):
    return measured["location and scale are one tensor"] and not measured["the scale is positive"]
