"""Trend and Fourier season with names numbered in steps of two."""
import math
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(t, y, order=3):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    mean = slope * t
    for n in range(0, 2 * order, 2):
        a = pyro.sample(f"fourier_{n}", dist.Normal(0.0, 1.0))
        b = pyro.sample(f"fourier_{n + 1}", dist.Normal(0.0, 1.0))
        angle = 2 * math.pi * (n // 2 + 1) * t
        mean = mean + a * torch.sin(angle) + b * torch.cos(angle)
    with pyro.plate("time", len(t)):
        pyro.sample("y", dist.Normal(mean, 0.1), obs=y)


def guide(t, y, order=3):
    names = ["slope"] + [f"fourier_{i}" for i in range(order * 2)]
    for name in names:
        pyro.sample(name, dist.Normal(pyro.param(name + "_q", torch.tensor(0.0)), 0.1))


t = torch.linspace(0, 1, 8)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(t, t.cos())
svi.step(t, t.cos(), order=2)
