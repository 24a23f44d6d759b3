# silent: PYR106 y stays as it was
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    return pyro.sample("y", dist.Normal(z, 1.0))


def guide():  # error: PYR301
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


model = poutine.condition(joint, data={"Y": torch.tensor(1.0)})  # error: PYR106
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step()
