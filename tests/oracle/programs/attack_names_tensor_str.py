"""The index of a site is a tensor: an f-string shows its number, str() shows tensor(0)."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    total = 0.0
    for i in torch.arange(2):
        total = total + pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301
    for i in torch.arange(2):
        loc = pyro.param(f"loc_{i}", torch.tensor(0.0))
        pyro.sample("z_" + str(i), dist.Normal(loc, 1.0))  # error: PYR302, PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
