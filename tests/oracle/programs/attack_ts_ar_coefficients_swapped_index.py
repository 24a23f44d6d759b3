"""Autoregression: lag names are padded in the guide only."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

P = 2


def model(y):
    phi = [pyro.sample(f"phi_{p}", dist.Normal(0.0, 0.5)) for p in range(P)]
    for t in range(P, len(y)):
        mean = sum(phi[p] * y[t - p - 1] for p in range(P))
        pyro.sample(f"y_{t}", dist.Normal(mean, 1.0), obs=y[t])


def guide(y):  # error: PYR301, PYR301
    for p in range(P):
        loc = pyro.param(f"phi_loc_{p}", torch.tensor(0.1))
        pyro.sample(f"phi_{p:02d}", dist.Normal(loc, 0.1))  # error: PYR302, PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(5))
