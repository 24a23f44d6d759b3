"""Primitives under other names: aliases, partials of pyro.sample, a thin namespace class."""
from functools import partial
from types import SimpleNamespace

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

draw = pyro.sample
aux = partial(pyro.sample, infer={"is_auxiliary": True})
P = SimpleNamespace(sample=pyro.sample, plate=pyro.plate, param=pyro.param)


class Site:
    """site = Site("x"); site(dist) samples under that name."""

    def __init__(self, name):
        self.name = name

    def __call__(self, fn, **kw):
        return draw(self.name, fn, **kw)


theta, noise = map(Site, ("theta", "noise"))


def model(y):
    t = theta(dist.Normal(0.0, 1.0))
    s = noise(dist.LogNormal(0.0, 1.0))
    with P.plate("n", len(y)):
        P.sample("y", dist.Normal(t, s), obs=y)


def guide(y):
    eps = aux("eps", dist.Normal(0.0, 1.0))
    draw("theta", dist.Delta(P.param("m", torch.tensor(0.0)) + eps))
    noise(fn=dist.LogNormal(P.param("ls", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3))
