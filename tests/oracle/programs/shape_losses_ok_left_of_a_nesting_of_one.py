"""Dims left of the promised nesting are not looked at, also beside a plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    with pyro.plate("columns", 3):
        z = pyro.sample("z", dist.Normal(torch.zeros(5, 3), 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(5, 3))
    with pyro.plate("columns", 3):
        pyro.sample("z", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(max_plate_nesting=1))
for _ in range(3):
    svi.step(torch.zeros(5, 3))
