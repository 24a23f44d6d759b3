"""Edges of a graph as frozensets: the two directions of one edge are one site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

LINKS = [("a", "b"), ("b", "a"), ("b", "c"), ("a", "b")]
edges = {frozenset(link) for link in LINKS}
directed = {tuple(link) for link in LINKS}


def model(y):
    for edge in edges:
        pyro.sample("-".join(sorted(edge)), dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for u, v in sorted(directed):
        if u < v:
            pyro.sample(f"{u}-{v}", dist.Normal(pyro.param(u + v, torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
