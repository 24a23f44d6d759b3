"""The guide runs the model's own prior function under a handler and replaces one part of it."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def prior():
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    return a, b


def model(y):
    a, b = prior()
    pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


def guide(y):
    with poutine.block(hide=["b"]):
        prior()
    pyro.sample("b", dist.Normal(pyro.param("b_loc", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
