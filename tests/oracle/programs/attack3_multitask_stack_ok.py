"""Outputs of several heads are stacked; each task has its own noise."""
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
        return torch.stack([head(h).squeeze(-1) for head in self.heads.values()], dim=-1)


tasks = ["price", "volume", "risk"]
net = Heads(5, tasks)


def model(x, y):
    pyro.module("net", net)
    noise = pyro.sample("noise", dist.LogNormal(torch.zeros(len(tasks)), 1.0).to_event(1))
    with pyro.plate("rows", x.shape[0]):
        pyro.sample("y", dist.Normal(net(x), noise).to_event(1), obs=y)


def guide(x, y):
    loc = pyro.param("noise_loc", x.new_zeros(len(tasks)))
    pyro.sample("noise", dist.LogNormal(loc, x.new_tensor(0.1)).to_event(1))


svi = SVI(model, guide, pyro.optim.AdamW({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(7, 5), torch.randn(7, 3))
