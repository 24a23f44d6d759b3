"""Plates built at import time are no sites; nested, their common name is noticed."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

outer = pyro.plate("items", 3, dim=-2)
inner = pyro.plate("items", 4, dim=-1)


def model(x):
    with outer, inner:  # error: PYR207
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 4))
