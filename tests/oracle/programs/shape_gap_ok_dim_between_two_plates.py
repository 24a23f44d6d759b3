"""Plates at -1 and -3: the dim between them is nobody's, and may have any size."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("left", 2, dim=-3), pyro.plate("right", 4, dim=-1):
        pyro.sample("x", dist.Normal(torch.zeros(3, 1), 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 3, 4))
