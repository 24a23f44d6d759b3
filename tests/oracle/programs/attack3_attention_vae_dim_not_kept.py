"""The sets' plate is the left one, the encoder's output has no dim for the members."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class VAE(nn.Module):
    def __init__(self, d_in=3, d=4, n=5):
        super().__init__()
        self.d, self.d_in, self.n = d, d_in, n
        self.encoder = nn.TransformerEncoderLayer(d_in, nhead=1, dim_feedforward=8, batch_first=True)
        self.head = nn.Linear(d_in, 2 * d)
        self.decoder = nn.Linear(d, d_in)

    def model(self, x):
        pyro.module("decoder", self.decoder)
        with pyro.plate("sets", x.shape[0], dim=-2):
            z = pyro.sample("z", dist.Normal(torch.zeros(self.d), 1.0).to_event(1))
            mean = self.decoder(z)
            with pyro.plate("members", self.n, dim=-1):
                pyro.sample("x", dist.Normal(mean[:1, :1], 1.0).to_event(1), obs=x)

    def guide(self, x):
        pyro.module("vae", self)
        loc, raw = self.head(self.encoder(x).mean(dim=1)).chunk(2, dim=-1)
        with pyro.plate("sets", x.shape[0], dim=-2):
            pyro.sample("z", dist.Normal(loc, raw.exp()).to_event(1))  # error: PYR306


vae = VAE()
svi = SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(6, 5, 3))
