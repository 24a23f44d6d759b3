import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def prior():
    return pyro.sample("theta", dist.Normal(0.0, 1.0))


def model():
    theta = prior()
    with poutine.block():
        pilot = prior()
    pyro.sample("y", dist.Normal(theta, 1.0 + pilot.detach() ** 2), obs=torch.tensor(0.0))


def guide():
    pyro.sample("theta", dist.Normal(pyro.param("t", torch.tensor(0.0)), 1.0))


Trace_ELBO().loss(model, guide)
