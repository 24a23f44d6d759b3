import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.autoname import scope
from pyro.infer import Trace_ELBO


def layer():
    return pyro.sample("w", dist.Normal(0.0, 1.0))


def model():
    with scope(prefix="first"):
        a = layer()
    with scope(prefix="second"):
        b = layer()
    pyro.sample("y", dist.Normal(a * b, 1.0), obs=torch.tensor(1.0))


def guide():
    for name in ("first/w", "second/w"):
        pyro.sample(name, dist.Normal(0.0, 1.0))


Trace_ELBO().loss(model, guide)
