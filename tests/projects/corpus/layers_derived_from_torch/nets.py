import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn


class ScaleHead(nn.Linear):
    """A linear layer whose outputs are positive."""

    def forward(self, x):
        return nn.functional.softplus(super().forward(x))


class Tanh2(nn.Sequential):
    pass


class Amortised(nn.Module):
    def __init__(self, latent=2):
        super().__init__()
        self.latent = latent
        self.loc = Tanh2(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, latent))
        self.scale = ScaleHead(3, latent)
        self.decode = nn.Linear(latent, 3)

    def model(self, x):
        pyro.module("net", self)
        with pyro.plate("rows", x.shape[0]):
            z = pyro.sample("z", dist.Normal(torch.zeros(x.shape[0], self.latent), 1.0).to_event(1))
            pyro.sample("x", dist.Normal(self.decode(z), 1.0).to_event(1), obs=x)

    def guide(self, x):
        with pyro.plate("rows", x.shape[0]):
            pyro.sample("z", dist.Normal(self.loc(x), self.scale(x)).to_event(1))
