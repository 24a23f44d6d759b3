"""Module-level plates that are always entered in the same order keep dims that fit."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

groups = pyro.plate("groups", 3)
repeats = pyro.plate("repeats", 5)


def model(x):
    with groups:
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        with repeats:
            pyro.sample("x", dist.Normal(mu, 1.0), obs=x)


def guide(x):
    with groups:
        pyro.sample("mu", dist.Normal(pyro.param("m", torch.zeros(3)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(5, 3))
