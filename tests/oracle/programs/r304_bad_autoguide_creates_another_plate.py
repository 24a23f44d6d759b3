"""`create_plates` returns a plate that the model does not have."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(data):
    with pyro.plate("units", 3):
        level = pyro.sample("level", dist.Normal(0.0, 1.0))
        pyro.sample("seen", dist.Normal(level, 1.0), obs=data)


def plates(data):
    return pyro.plate("rows", 3, dim=-1)  # error: PYR304


guide = AutoNormal(model, create_plates=plates)
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(3))
