"""any() stops at the first true element, here before the second site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for name in ("first", "second"):
        pyro.sample(name, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def propose(name):
    pyro.sample(name, dist.Normal(pyro.param(name + "_q", torch.tensor(0.0)), 1.0))
    return True


def guide(y):  # error: PYR301
    any(propose(name) for name in ("first", "second"))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
