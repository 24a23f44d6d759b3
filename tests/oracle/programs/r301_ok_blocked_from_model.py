import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def model(y):
    with poutine.block(hide=["jitter"]):
        jitter = pyro.sample("jitter", dist.Normal(0.0, 1e-3))
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(loc + jitter, 1.0), obs=y)


def guide(y):
    pyro.sample("loc", dist.Delta(pyro.param("map", torch.tensor(0.1))))


print(Trace_ELBO().loss(model, guide, torch.tensor(0.3)))
