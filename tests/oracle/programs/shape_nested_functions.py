"""Nested functions three deep, nonlocal counters in the names; the guide starts its counter at one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def make_counter(start):
    count = start

    def next_name(stem):
        nonlocal count
        name = f"{stem}{count}"
        count += 1
        return name

    return next_name


def model(y):
    name = make_counter(0)

    def layer(loc):
        def unit(scale):
            return pyro.sample(name("u"), dist.Normal(loc, scale))
        return unit(1.0) + unit(2.0)

    pyro.sample("y", dist.Normal(layer(0.0), 1.0), obs=y)


def guide(y):  # error: PYR301
    name = make_counter(1)
    for _ in range(2):
        n = name("u")
        pyro.sample(n, dist.Normal(pyro.param(n + "_loc", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
