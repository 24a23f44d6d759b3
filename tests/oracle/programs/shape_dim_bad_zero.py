"""The batch axis is axis 0 of the tensor, but a plate counts from the right."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("batch", len(x), dim=0):  # error: PYR209
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
