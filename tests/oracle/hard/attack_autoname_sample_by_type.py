"""A wrapper makes sites from annotations of a function's arguments through inspect-free __annotations__."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def likelihood(mu: dist.Normal(0.0, 1.0), sd: dist.HalfNormal(1.0)):
    return dist.Normal(mu, sd)


def lifted(y):
    draws = {name: pyro.sample(name, prior) for name, prior in likelihood.__annotations__.items()}
    pyro.sample("y", likelihood(**draws), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    pyro.sample("sd", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 1.0))


SVI(lifted, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
