"""Clusters with amortised memberships: the guide enumerates, the model reads the one-hot or the index."""
import torch
from torch import nn

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


class Amortised(nn.Module):
    def __init__(self, d, k):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d, 8), nn.ReLU(), nn.Linear(8, k))
        self.centres = nn.Parameter(torch.randn(k, d))
        self.log_sd = nn.Parameter(torch.zeros(k))
        self.k = k

    def model(self, x):
        pyro.module("amortised", self)
        with pyro.plate("rows", len(x)):
            c = pyro.sample("c", dist.Categorical(torch.ones(self.k) / self.k))
            loc = self.centres[c]
            scale = self.log_sd[c].exp().unsqueeze(-1)
            pyro.sample("x", dist.Normal(loc, scale).to_event(1), obs=x)

    @config_enumerate(default="parallel")
    def guide(self, x):
        pyro.module("amortised", self)
        logits = self.net(x)
        with pyro.plate("rows", len(x)):
            pyro.sample("c", dist.Categorical(logits=logits))


net = Amortised(3, 4)
svi = SVI(net.model, net.guide, pyro.optim.Adam({"lr": 0.01}), loss=TraceEnum_ELBO(max_plate_nesting=1))
for batch in torch.randn(12, 3).split(4):
    svi.step(batch)
