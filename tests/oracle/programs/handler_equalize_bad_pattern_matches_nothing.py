import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint(y):
    a = pyro.sample("left_std", dist.LogNormal(0.0, 1.0))
    b = pyro.sample("right_std", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, a + b), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("left_std", dist.LogNormal(pyro.param("loc", torch.tensor(0.0)), 1.0))


# fullmatch, and "_std" matches no whole name
SVI(poutine.equalize(joint, "_std"), guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
