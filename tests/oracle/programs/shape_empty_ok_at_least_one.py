"""max(..., 1) keeps the plate from being empty."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    n = max(len(x) // 10, 1)
    with pyro.plate("blocks", n):
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x[:n])


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
