import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def loc():
    return pyro.param("loc", torch.tensor(0.0))


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z + loc(), 1.0), obs=torch.tensor(1.0))


def guide():
    pyro.sample("z", dist.Normal(loc() - loc() / 2, 1.0))


Trace_ELBO().loss(model, guide)
