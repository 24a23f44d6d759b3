"""Conditioned on a recorded trace of the prior: all its sample sites are observed."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def prior():
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    return pyro.sample("b", dist.Normal(a, 1.0))


def model():
    b = prior()
    c = pyro.sample("c", dist.Normal(b, 1.0))
    pyro.factor("likes_small", -c.abs())


def guide():
    pyro.sample("c", dist.Normal(pyro.param("c_loc", torch.tensor(0.0)), 1.0))


record = poutine.trace(prior).get_trace()
SVI(poutine.condition(model, data=record), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step()
