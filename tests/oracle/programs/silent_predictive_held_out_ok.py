"""Predictions for held-out inputs are compared with the held-out targets."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(x, y=None):
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("n", x.shape[0]):
        pyro.sample("obs", dist.Normal(w * x, 1.0), obs=y)


xtr, xte = DATA[:4], DATA[4:]
guide = AutoNormal(model)
SVI(model, guide, OPTIM, Trace_ELBO()).step(xtr, xtr)
out = Predictive(model, guide=guide, num_samples=4, return_sites=("obs",))(xte)
print((out["obs"].mean(0) - xte).pow(2).mean())
