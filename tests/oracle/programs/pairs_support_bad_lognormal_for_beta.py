"""Positive is not enough for a probability."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO


def model(x):
    with pyro.plate("coins", 2):
        p = pyro.sample("p", dist.Beta(2.0, 2.0))
        pyro.sample("x", dist.Normal(p, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.tensor([2.0, 3.0]))
    with pyro.plate("coins", 2):
        pyro.sample("p", dist.LogNormal(loc, 0.1))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), RenyiELBO(num_particles=2))
for _ in range(3):
    svi.step(torch.zeros(2))
