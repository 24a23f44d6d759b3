"""yield from hands on sites and the return value of an inner generator."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def inner(prefix, n):
    total = torch.tensor(0.0)
    for i in range(n):
        value = pyro.sample(f"{prefix}{i}", dist.Normal(0.0, 1.0))
        total = total + value
        yield value
    return total


def outer():
    left = yield from inner("l", 2)
    right = yield from inner("r", 1)
    yield left + right


def model(y):
    *_, total = outer()
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):  # error: PYR301
    for i, _ in enumerate(outer()):
        if i == 1:
            break


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
