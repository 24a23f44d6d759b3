"""A set encoder with attention, mean pooled."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class SetEncoder(nn.Module):
    def __init__(self, d_in, d):
        super().__init__()
        self.embed = nn.Linear(d_in, d)
        self.attention = nn.MultiheadAttention(d, num_heads=2, batch_first=True)
        self.norm = nn.LayerNorm(d)
        self.head = nn.Linear(d, 2 * d)

    def forward(self, x):
        h = self.embed(x)
        h = self.norm(h + self.attention(h, h, h)[0])
        loc, raw = self.head(h.mean(dim=1)).split(h.shape[-1], dim=-1)
        return loc, nn.functional.softplus(raw)


class VAE(nn.Module):
    def __init__(self, d_in=3, d=4, n=5):
        super().__init__()
        self.d, self.d_in, self.n = d, d_in, n
        self.encoder = SetEncoder(d_in, d)
        self.decoder = nn.Linear(d, n * d_in)

    def model(self, x):
        pyro.module("decoder", self.decoder)
        with pyro.plate("sets", x.shape[0], dim=-2):
            z = pyro.sample("z", dist.Normal(torch.zeros(self.d), 1.0).to_event(1))
            mean = self.decoder(z).reshape(-1, self.n, self.d_in)
            with pyro.plate("members", self.n, dim=-1):
                pyro.sample("x", dist.Normal(mean, 1.0).to_event(1), obs=x)

    def guide(self, x):
        pyro.module("encoder", self.encoder)
        loc, scale = self.encoder(x)
        with pyro.plate("sets", x.shape[0], dim=-2):
            pyro.sample("z", dist.Normal(loc[:, None], scale[:, None]).to_event(1))


vae = VAE()
svi = SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(6, 5, 3))
