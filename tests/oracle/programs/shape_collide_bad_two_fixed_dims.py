"""A users-by-items table whose two plates are given the same dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(table):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("users", table.shape[0], dim=-1):
        with pyro.plate("items", table.shape[1], dim=-1):  # error: PYR201
            pyro.sample("rating", dist.Normal(mu, 1.0), obs=table)


def guide(table):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("mu", dist.Normal(loc, 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(4, 3))
