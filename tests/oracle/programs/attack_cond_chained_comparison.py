"""Chained comparisons, membership in ranges and De Morgan's law on a symbolic flag."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y, a, b):
    if not (a or b):
        pyro.sample("neither", dist.Normal(0.0, 1.0))
    for i in range(6):
        if 0 < i < 3:
            pyro.sample(f"z{i}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y, a, b):
    if not a and not b:
        pyro.sample("neither", dist.Normal(pyro.param("n", torch.tensor(0.0)), 1.0))
    for i in range(6):
        if i in range(1, 3):
            pyro.sample(f"z{i}", dist.Normal(pyro.param(f"q{i}", torch.tensor(0.0)), 1.0))


def run(a, b):
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0), a, b)


if __name__ == "__main__":
    import random

    run(random.random() > 0.5, random.random() > 0.5)
