"""A class with __iter__ and __next__ yields the names, once."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Countdown:
    def __init__(self, start):
        self.current = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.current <= 0:
            raise StopIteration
        self.current -= 1
        return f"z{self.current}"


def model(y):
    for name in Countdown(2):
        pyro.sample(name, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    names = Countdown(2)
    for name in names:
        pyro.sample(name, dist.Normal(pyro.param(name + "q", torch.tensor(0.0)), 1.0))
    for name in names:
        pyro.sample(name, dist.Normal(0.0, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
