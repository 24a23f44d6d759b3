"""methodcaller and attrgetter reach the objects' methods and their names."""
from operator import attrgetter, itemgetter, methodcaller
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Term:
    def __init__(self, name):
        self.name = name

    def draw(self, scale):
        return pyro.sample(self.name, dist.Normal(0.0, scale))


terms = [Term("b"), Term("a")]


def model(y):
    total = sum(map(methodcaller("draw", 1.0), terms))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    for term in sorted(terms, key=attrgetter("name")):
        pyro.sample(attrgetter("name")(term), dist.Normal(pyro.param(term.name + "q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
