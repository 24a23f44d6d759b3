"""An autoguide makes plates around latents only: without any in the plate of the data these may be fewer later."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(data):
    level = pyro.sample("level", dist.Normal(0.0, 1.0))
    with pyro.plate("units", len(data)):
        pyro.sample("seen", dist.Normal(level, 1.0), obs=data)


svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(5))
svi.step(torch.zeros(3))
