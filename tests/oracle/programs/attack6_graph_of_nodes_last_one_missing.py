"""A graph of node objects; the guide leaves the last node out."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Node:
    def __init__(self, name, parents=()):
        self.name, self.parents = name, tuple(parents)

    def sample_model(self, values):
        loc = sum(values[p.name] for p in self.parts()) if self.parents else torch.tensor(0.0)
        return pyro.sample(self.name, dist.Normal(loc, 1.0))

    def parts(self):
        return [p for p in self.parents]

    def sample_guide(self, store):
        return pyro.sample(self.name, dist.Normal(store[self.name], 0.1))


class Graph:
    def __init__(self):
        self.nodes = {}

    def add(self, name, *parents):
        self.nodes[name] = Node(name, [self.nodes[p] for p in parents])
        return self

    def __iter__(self):
        return iter(self.nodes.values())

    def model(self, y):
        vals = {}
        for node in self:
            vals[node.name] = node.sample_model(vals)
        pyro.sample("y", dist.Normal(vals["c"], 1.0), obs=y)

    def guide(self, y):  # error: PYR301
        for node in list(self)[:-1]:
            node.sample_guide({n: pyro.param("q_" + n, torch.tensor(0.0)) for n in self.nodes})


g = Graph().add("a").add("b", "a").add("c", "a", "b")
SVI(g.model, g.guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
