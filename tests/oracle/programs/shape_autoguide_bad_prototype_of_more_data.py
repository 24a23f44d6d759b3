"""AutoNormal keeps the plates of its first call: with fewer data in a later one the model has more indices than data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(data):
    with pyro.plate("units", len(data)):
        level = pyro.sample("level", dist.Normal(0.0, 1.0))
        pyro.sample("seen", dist.Normal(level, 1.0), obs=data)  # error: PYR213


svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(5))
svi.step(torch.zeros(3))
