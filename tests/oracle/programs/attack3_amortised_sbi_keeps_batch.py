"""Amortised inference whose network keeps its row dim."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 4):
        pyro.sample("x", dist.Normal(mu, 1.0), obs=x)


class Guide(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 2))

    def forward(self, x):
        pyro.module("guide", self)
        loc, raw = self.net(x.view(-1, 1)).unbind(-1)
        pyro.sample("mu", dist.Normal(loc, raw.exp()))  # error: PYR306


svi = SVI(model, Guide(), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(4))
