"""A helper that leaves the plate is called where no plate is."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.poutine.plate_messenger import block_plate


def shared_scale():
    with block_plate(name="data"):  # error: PYR214
        return pyro.sample("scale", dist.LogNormal(0.0, 1.0))


def model(x):
    scale = shared_scale()
    with pyro.plate("data", len(x)):
        pyro.sample("x", dist.Normal(0.0, scale), obs=x)


def guide(x):
    pyro.sample("scale", dist.LogNormal(pyro.param("l", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
