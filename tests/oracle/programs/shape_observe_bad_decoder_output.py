"""The decoder gives one pixel too many."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn


class VAE(nn.Module):
    def __init__(self, pixels=9, z_dim=2):
        super().__init__()
        self.z_dim = z_dim
        self.decoder = nn.Sequential(nn.Linear(z_dim, 8), nn.Softplus(), nn.Linear(8, pixels + 1))
        self.encoder = nn.Linear(pixels, z_dim)

    def model(self, x):
        pyro.module("decoder", self.decoder)
        with pyro.plate("data", x.shape[0]):
            z = pyro.sample("z", dist.Normal(torch.zeros(x.shape[0], self.z_dim), 1.0).to_event(1))
            probs = torch.sigmoid(self.decoder(z))
            pyro.sample("x", dist.Bernoulli(probs).to_event(1), obs=x)  # error: PYR213

    def guide(self, x):
        pyro.module("encoder", self.encoder)
        with pyro.plate("data", x.shape[0]):
            pyro.sample("z", dist.Normal(self.encoder(x), 0.1).to_event(1))


vae = VAE()
SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(4, 9))
