"""Amortised inference by CSIS over a simulator."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import CSIS


def model(observations={"x": torch.zeros(4)}):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 4):
        x = pyro.sample("x", dist.Normal(mu, 1.0), obs=observations["x"])
    return x


class Guide(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 2))

    def forward(self, observations={"x": torch.zeros(4)}):
        pyro.module("guide", self)
        loc, raw = self.net(observations["x"].view(1, -1))[0].unbind(-1)
        pyro.sample("mu", dist.Normal(loc, raw.exp()))


csis = CSIS(model, Guide(), pyro.optim.Adam({"lr": 0.01}), num_inference_samples=2)
csis.step()
