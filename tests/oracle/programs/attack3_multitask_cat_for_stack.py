"""Outputs of several heads are joined along the rows instead of a new dim."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Heads(nn.Module):
    def __init__(self, n_in, tasks):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(n_in, 8), nn.LayerNorm(8), nn.GELU())
        self.heads = nn.ModuleDict({task: nn.Linear(8, 1) for task in tasks})

    def forward(self, x):
        h = self.trunk(x)
        return torch.cat([head(h).squeeze(-1) for head in self.heads.values()], dim=-1)


tasks = ["price", "volume", "risk"]
net = Heads(5, tasks)


def model(x, y):
    pyro.module("net", net)
    noise = pyro.sample("noise", dist.LogNormal(0.0, 1.0))
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("y", dist.Normal(net(x), noise), obs=y)  # error: PYR205


def guide(x, y):
    pyro.sample("noise", dist.LogNormal(pyro.param("noise_loc", x.new_zeros(())), 0.1))


svi = SVI(model, guide, pyro.optim.AdamW({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(7, 5), torch.randn(21))
