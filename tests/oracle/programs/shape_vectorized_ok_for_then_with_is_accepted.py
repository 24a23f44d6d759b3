"""The other order is let through: after the for, with enters the plate without a dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    n = pyro.plate("n", len(x))
    for i in n:
        pyro.sample(f"x_{i}", dist.Normal(0.0, 1.0), obs=x[i])
    with n:
        pyro.sample("total", dist.Normal(0.0, 1.0), obs=x.sum())


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
