"""Two names for one list: what is appended through one is sampled through the other."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

base = ["a", "b"]
extended = base
extended.append("c")
copied = list(base)
copied += ["d"]


def model(y):
    for n in base:
        pyro.sample(n, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for n in copied:
        pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
