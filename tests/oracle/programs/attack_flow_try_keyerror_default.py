"""A table of priors with a default by except KeyError; finally and else take part."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

PRIORS = {"scale": dist.LogNormal(0.0, 1.0)}


def draw(name):
    try:
        prior = PRIORS[name]
    except KeyError:
        prior = dist.Normal(0.0, 1.0)
    else:
        name = name + "_"
    return pyro.sample(name, prior)


def model(y):
    pyro.sample("y", dist.Normal(draw("loc"), draw("scale")), obs=y)


def guide(y):  # error: PYR301
    try:
        pyro.sample("loc", dist.Normal(pyro.param("l", torch.tensor(0.0)), 1.0))
    finally:
        pyro.sample("scale", dist.Delta(pyro.param("s", torch.tensor(1.0))))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
