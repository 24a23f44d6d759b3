"""The latent's size is computed on one side and given on the other."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn


class VAE(nn.Module):
    def __init__(self, side=4, z_dim=2):
        super().__init__()
        self.z_dim = z_dim
        self.encode = nn.Sequential(nn.Flatten(), nn.Linear(side * side, 2 * z_dim))
        self.decode = nn.Sequential(nn.Linear(z_dim, side**2), nn.Unflatten(-1, (side, side)))

    def model(self, x):
        pyro.module("vae", self)
        with pyro.plate("batch", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0).expand([self.z_dim]).to_event(1))
            pyro.sample("x", dist.Bernoulli(logits=self.decode(z)).to_event(2), obs=x)

    def guide(self, x):
        pyro.module("vae", self)
        loc, log_scale = self.encode(x).chunk(2, dim=-1)
        with pyro.plate("batch", len(x)):
            pyro.sample("z", dist.Normal(loc, log_scale.exp()).to_event(1))


vae = VAE()
SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3, 4, 4))
