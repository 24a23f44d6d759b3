"""A helper that samples under one fixed name is called twice."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def coefficient():
    return pyro.sample("coefficient", dist.Normal(0.0, 1.0))  # error: PYR101


def model(x, y):
    a = coefficient()
    b = coefficient()
    pyro.sample("y", dist.Normal(a * x + b, 1.0), obs=y)


def guide(x, y):
    pyro.sample("coefficient", dist.Normal(pyro.param("c", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0), torch.tensor(2.0))
