"""A single-dispatch function chooses the proposal by the type of the prior."""
from functools import singledispatch
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

PRIORS = {"mu": dist.Normal(0.0, 1.0), "p": dist.Beta(1.0, 1.0)}


@singledispatch
def propose(prior, name):
    raise TypeError(type(prior))


@propose.register
def _(prior: dist.Normal, name):
    pyro.sample(name, dist.Normal(pyro.param(name + "_m", torch.tensor(0.0)), 1.0))


@propose.register(dist.Beta)
def _(prior, name):
    pyro.sample(name, dist.Beta(pyro.param(name + "_a", torch.tensor(1.0)), 1.0))


def model(y):
    draws = {name: pyro.sample(name, prior) for name, prior in PRIORS.items()}
    pyro.sample("y", dist.Normal(draws["mu"] * draws["p"], 1.0), obs=y)


def guide(y):
    for name, prior in PRIORS.items():
        propose(prior, name)


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
