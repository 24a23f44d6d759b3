# silent: PYR308 the outer half of the prior is never proposed
"""A uniform guide inside a uniform prior, in a plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("angle_plate", 3):
        angle = pyro.sample("angle", dist.Uniform(-2.0, 2.0))
        pyro.sample("x", dist.Normal(angle.sin(), 0.1), obs=x)


def guide(x):
    with pyro.plate("angle_plate", 3):
        pyro.sample("angle", dist.Uniform(-1.0, 1.0))  # error: PYR308


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
