import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y):
    with poutine.scale(scale=0.3):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):  # error: PYR301
    with poutine.scale(scale=0.3):
        pyro.sample("z_scaled", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
