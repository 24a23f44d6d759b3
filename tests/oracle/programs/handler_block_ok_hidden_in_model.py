import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def inner(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    noise = pyro.sample("noise", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z + noise, 1.0), obs=y)


model = poutine.block(inner, hide=["noise"])


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
