import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def chain():
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    return pyro.sample("b", dist.Normal(a, 1.0), obs=torch.tensor(3.0))


def model():
    b = poutine.uncondition(chain)()
    pyro.sample("c", dist.Normal(b, 1.0), obs=torch.tensor(2.0))


def guide():
    a = pyro.sample("a", dist.Normal(pyro.param("al", torch.tensor(0.0)), 1.0))
    pyro.sample("b", dist.Normal(a, 2.0))


Trace_ELBO().loss(model, guide)
