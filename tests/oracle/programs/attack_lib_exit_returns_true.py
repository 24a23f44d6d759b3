"""A context manager whose __exit__ returns True swallows the exception after the first site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Tolerant:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        return kind is ZeroDivisionError


def model(y):
    pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301
    with Tolerant():
        pyro.sample("a", dist.Normal(pyro.param("qa", torch.tensor(0.0)), 1.0))
        1 / 0
        pyro.sample("b", dist.Normal(pyro.param("qb", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
