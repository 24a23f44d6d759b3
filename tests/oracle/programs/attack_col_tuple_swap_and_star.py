"""Swaps, starred targets and nested targets decide the names."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

first, *rest, last = ["a", "b", "c", "d"]
first, last = last, first
(u, (v, w)), x = ("p", ("q", "r")), "s"


def model(y):
    for n in [first, *rest]:
        pyro.sample(n, dist.Normal(0.0, 1.0))
    for n in (u, v, w, x):
        pyro.sample(n, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for n in ("d", "b", "c", *"pqrs"):
        pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
