"""map() samples nothing until somebody reads it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def coefficient(name):
    return pyro.sample(name, dist.Normal(0.0, 1.0))


def model(y):
    a, b = map(coefficient, ["a", "b"])
    pyro.sample("y", dist.Normal(a * b, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301
    map(coefficient, ["a", "b"])


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
