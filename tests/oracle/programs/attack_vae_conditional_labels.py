"""Conditional autoencoder: labels enter both nets, and the guide calls its latent by the wrong key of a table."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO, Trace_ELBO

SITES = {"latent": "z", "data": "x"}


class CVAE(nn.Module):
    def __init__(self, x_dim=4, y_dim=2, z_dim=2):
        super().__init__()
        self.z_dim = z_dim
        self.dec = nn.Linear(z_dim + y_dim, x_dim)
        self.enc = nn.Linear(x_dim + y_dim, 2 * z_dim)

    def model(self, x, y):
        pyro.module("cvae", self)
        with pyro.plate("batch", x.size(0)):
            prior = dist.Normal(torch.zeros(x.size(0), self.z_dim), 1.0).to_event(1)
            z = pyro.sample(SITES["latent"], prior)
            logits = self.dec(torch.cat([z, y], -1))
            pyro.sample(SITES["data"], dist.Bernoulli(logits=logits).to_event(1), obs=x)

    def guide(self, x, y):  # error: PYR301
        pyro.module("cvae", self)
        with pyro.plate("batch", x.size(0)):
            loc, log_scale = self.enc(torch.cat([x, y], -1)).chunk(2, dim=-1)
            q = dist.Normal(loc, log_scale.exp()).to_event(1)
            pyro.sample(SITES["data"], q)  # error: PYR302


cvae = CVAE()
svi = SVI(cvae.model, cvae.guide, pyro.optim.Adam({"lr": 1e-3}), Trace_ELBO())
svi.step(torch.zeros(3, 4), torch.eye(3, 2))
