"""Bayesian regression with a guide by hand, where the scale of the slope lacks its constraint."""
# silent: PYR501 a step may carry the scale below zero
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    a = pyro.sample("a", dist.Normal(0.0, 10.0))
    b = pyro.sample("b", dist.Normal(0.0, 10.0))
    with pyro.plate("data", len(x)):
        pyro.sample("y", dist.Normal(a + b * x, 1.0), obs=y)


def guide(x, y):
    a_loc = pyro.param("a_loc", torch.tensor(0.0))
    a_scale = pyro.param("a_scale", torch.tensor(1.0), constraint=constraints.positive)
    b_loc = pyro.param("b_loc", torch.tensor(0.0))
    b_scale = pyro.param("b_scale", torch.tensor(1.0))  # error: PYR501
    pyro.sample("a", dist.Normal(a_loc, a_scale))
    pyro.sample("b", dist.Normal(b_loc, b_scale))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
x = torch.randn(10)
for _ in range(3):
    svi.step(x, 2 * x)
