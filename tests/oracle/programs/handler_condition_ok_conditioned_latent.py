import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    return pyro.sample("y", dist.Normal(z, 1.0))


def guide():
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(poutine.condition(joint, data={"y": torch.tensor(1.0)}), guide, Adam({"lr": 0.1}), Trace_ELBO()).step()
