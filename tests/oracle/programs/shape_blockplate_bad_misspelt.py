"""The name of the plate to leave is misspelt."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine.plate_messenger import block_plate


def model(x):
    with pyro.plate("data", len(x)):
        with block_plate("date"):  # error: PYR214
            scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        pyro.sample("x", dist.Normal(0.0, scale), obs=x)


def guide(x):
    pyro.sample("scale", dist.LogNormal(pyro.param("l", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
