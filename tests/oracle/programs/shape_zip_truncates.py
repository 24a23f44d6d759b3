"""zip() with a list that is one short, so that the guide loses its last site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

names = ["alpha", "beta", "gamma"]
starts = [0.0, 1.0]


def model(y):
    total = 0.0
    for n in names:
        total = total + pyro.sample(n, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):  # error: PYR301
    for n, start in zip(names, starts):
        pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(start)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(3.0))
