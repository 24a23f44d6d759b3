"""insert, remove, slices assigned and deleted; what is left on both sides."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

names = ["a", "b", "c", "d", "e"]
names.remove("c")
names.insert(1, "x")
del names[-1]
names[0:1] = ["p", "q"]
guided = [n for n in names if n not in ("x",)][::-1]


def model(y):
    for n in names:
        pyro.sample(n, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301
    for n in guided:
        pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
