"""The plate stands at -1, dim -2 is free."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine.plate_messenger import block_plate


def model(x):
    with pyro.plate("data", len(x)), block_plate(dim=-2):  # error: PYR214
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
