import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def pretrained(x):
    pyro.sample("z", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    with poutine.block(hide=["z"]):
        pretrained(x)
    return pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


Trace_ELBO().loss(model, guide, torch.tensor(1.0))
