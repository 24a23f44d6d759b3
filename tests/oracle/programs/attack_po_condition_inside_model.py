"""Conditioning of a part inside the model: the sub-model's site is observed there."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def physics():
    g = pyro.sample("g", dist.Normal(9.8, 0.1))
    drag = pyro.sample("drag", dist.LogNormal(0.0, 1.0))
    return g - drag


def model(y):
    accel = pyro.condition(physics, data={"g": torch.tensor(9.81)})()
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(accel, 1.0), obs=y)


def guide(y):
    pyro.sample("g", dist.Normal(pyro.param("gq", torch.tensor(9.8)), 0.1))  # error: PYR302
    pyro.sample("drag", dist.LogNormal(pyro.param("dq", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(3))
