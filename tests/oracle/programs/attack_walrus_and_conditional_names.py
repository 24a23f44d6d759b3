"""Walrus in a while and in a comprehension; conditional expressions in names."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

TEXT = "a,bb,ccc"


def model(y):
    rest = TEXT
    while rest:
        head, _, rest = rest.partition(",")
        pyro.sample(head if len(head) < 3 else head[0], dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    parts = TEXT.split(",")
    for name in [short for part in parts if (short := part if len(part) <= 2 else part[:1])]:
        pyro.sample(name, dist.Normal(pyro.param(name + "_q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
