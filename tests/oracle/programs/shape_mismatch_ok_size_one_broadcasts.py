"""Dims of size one and missing dims broadcast to the plates."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model(y):
    with pyro.plate("states", 4, dim=-1):
        a = pyro.sample("a", dist.Normal(torch.zeros(1), 1.0))
        with pyro.plate("years", 6, dim=-2):
            b = pyro.sample("b", dist.Normal(a, torch.ones(6, 1)))
            pyro.sample("y", dist.Normal(b, 1.0), obs=y)


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(6, 4))
