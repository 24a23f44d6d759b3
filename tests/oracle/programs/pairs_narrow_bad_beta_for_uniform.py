# silent: PYR308 values above one are never proposed
"""A Beta guide for a Uniform(0, 10) prior."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x):
    u = pyro.sample("u", dist.Uniform(0.0, 10.0))
    pyro.sample("x", dist.Normal(u, 1.0), obs=x)


def guide(x):
    a = pyro.param("a", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("u", dist.Beta(a, a))  # error: PYR308


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.tensor(7.0))
