"""A helper names the site after the function that it is given."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def slope():
    return dist.Normal(0.0, 1.0)


def spread():
    return dist.HalfNormal(1.0)


def draw(fn):
    return pyro.sample(fn.__name__, fn())


def model(y):
    pyro.sample("y", dist.Normal(draw(slope), draw(spread)), obs=y)


def guide(y):
    pyro.sample("slope", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))
    pyro.sample(spread.__name__, dist.Delta(pyro.param("s", torch.tensor(1.0))))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
