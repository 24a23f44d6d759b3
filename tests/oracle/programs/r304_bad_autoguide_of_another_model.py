"""An autoguide of a model whose plate is called otherwise: it brings that plate along."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def draft(data):
    with pyro.plate("rows", 3):
        level = pyro.sample("level", dist.Normal(0.0, 1.0))
        pyro.sample("seen", dist.Normal(level, 1.0), obs=data)


def model(data):
    with pyro.plate("units", 3):
        level = pyro.sample("level", dist.Normal(0.0, 1.0))
        pyro.sample("seen", dist.Normal(level, 1.0), obs=data)


svi = SVI(model, AutoDelta(draft), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())  # error: PYR304
svi.step(torch.zeros(3))
