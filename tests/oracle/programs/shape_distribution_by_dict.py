"""Distributions from a dict of classes, from a conditional expression and from getattr."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO

PRIORS = {"a": (dist.Normal, (0.0, 1.0)), "b": (dist.Laplace, (0.0, 2.0)), "c": (dist.Cauchy, (0.0, 1.0))}


def model(y, family="Normal"):
    values = []
    for name, (cls, args) in PRIORS.items():
        values.append(pyro.sample(name, cls(*args)))
    lik = getattr(dist, family)
    sd = 1.0 if family == "Normal" else 2.0
    fn = lik(sum(values), sd)
    with pyro.plate("y_plate", len(y)):
        pyro.sample("y", fn, obs=y)


def guide(y, family="Normal"):
    names = list(PRIORS.keys())
    for i, name in enumerate(names):
        locs = pyro.param("locs", torch.zeros(len(names)))
        pyro.sample(name, dist.Normal(locs[i], 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO()).step(torch.zeros(4), family="Laplace")
