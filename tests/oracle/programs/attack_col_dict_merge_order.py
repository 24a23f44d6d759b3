"""Dictionaries merged by |, ** and update: a later prior replaces an earlier one, the name stays single."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

base = {"a": dist.Normal(0.0, 1.0), "b": dist.Normal(0.0, 1.0)}
override = {"b": dist.Normal(1.0, 2.0), "c": dist.Normal(0.0, 1.0)}
priors = base | override
priors.update(a=dist.Normal(5.0, 1.0))
priors.pop("c")
priors.setdefault("d", dist.Normal(0.0, 1.0))


def model(y):
    for k, v in priors.items():
        pyro.sample(k, v)
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for k in {**base, **dict(d=None)}:
        pyro.sample(k, dist.Normal(pyro.param(k + "_q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
