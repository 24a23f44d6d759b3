"""The plate is built anew each time it is entered, under one name."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model(y):
    n = y.shape[0]
    with pyro.plate("units", n):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    total = a.mean()
    with pyro.plate("units", n):  # error: PYR101
        pyro.sample("y", dist.Normal(total, 1.0), obs=y)


svi = SVI(model, AutoDelta(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(4))
