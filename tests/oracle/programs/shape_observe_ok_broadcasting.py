"""Observations that broadcast to the shape of the distribution, and the other way round."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    with pyro.plate("rows", 3, dim=-2), pyro.plate("columns", 2, dim=-1):
        pyro.sample("a", dist.Normal(0.0, 1.0), obs=y)
        pyro.sample("b", dist.Normal(0.0, 1.0), obs=y[:1])
        pyro.sample("c", dist.Normal(0.0, 1.0), obs=y[:, :1])
        pyro.sample("d", dist.Normal(0.0, 1.0), obs=y[0])
        pyro.sample("e", dist.Normal(torch.zeros(3, 1), 1.0), obs=torch.tensor(0.0))


def guide(y):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 2))
