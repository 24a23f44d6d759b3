"""The encoder was built with its own default for the size of the latent."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn


class Encoder(nn.Module):
    def __init__(self, x_dim, z_dim=3):
        super().__init__()
        self.loc = nn.Linear(x_dim, z_dim)
        self.log_scale = nn.Linear(x_dim, z_dim)

    def forward(self, x):
        return self.loc(x), self.log_scale(x).exp()


encoder = Encoder(5)


def model(x, z_dim=2):
    with pyro.plate("data", x.size(0)):
        z = pyro.sample("z", dist.Normal(x.new_zeros(x.size(0), z_dim), 1.0).to_event(1))
        loc = z.mean(-1, keepdim=True).expand(-1, x.size(1))
        pyro.sample("x", dist.Normal(loc, 1.0).to_event(1), obs=x)


def guide(x, z_dim=2):
    pyro.module("encoder", encoder)
    loc, scale = encoder(x)
    with pyro.plate("data", x.size(0)):
        pyro.sample("z", dist.Normal(loc, scale).to_event(1))  # error: PYR306


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(4, 5))
