"""A convolutional VAE with a decoder of transposed convolutions."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Encoder(nn.Module):
    def __init__(self, z_dim):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(1, 4, 3, stride=2, padding=1), nn.ReLU(),
            nn.Conv2d(4, 8, 3, stride=2, padding=1), nn.ReLU(),
            nn.Flatten(),
        )
        self.loc = nn.Linear(8 * 2 * 2, z_dim)
        self.log_scale = nn.Linear(8 * 2 * 2, z_dim)

    def forward(self, x):
        h = self.body(x)
        return self.loc(h), self.log_scale(h).exp()


class Decoder(nn.Module):
    def __init__(self, z_dim):
        super().__init__()
        self.up = nn.Linear(z_dim, 8 * 2 * 2)
        self.body = nn.Sequential(
            nn.Unflatten(1, (8, 2, 2)),
            nn.ConvTranspose2d(8, 4, 4, stride=2, padding=1), nn.ReLU(),
            nn.ConvTranspose2d(4, 1, 4, stride=2, padding=1), nn.Sigmoid(),
        )

    def forward(self, z):
        return self.body(self.up(z))


class ConvVAE(nn.Module):
    def __init__(self, z_dim=5):
        super().__init__()
        self.z_dim = z_dim
        self.encoder = Encoder(z_dim)
        self.decoder = Decoder(z_dim)

    def model(self, x):
        pyro.module("decoder", self.decoder)
        with pyro.plate("batch", x.shape[0]):
            z = pyro.sample("z", dist.Normal(x.new_zeros(x.shape[0], self.z_dim), 1.0).to_event(1))
            probs = self.decoder(z)
            pyro.sample("x", dist.Bernoulli(probs).to_event(3), obs=x)

    def guide(self, x):
        pyro.module("encoder", self.encoder)
        with pyro.plate("batch", x.shape[0]):
            loc, scale = self.encoder(x)
            pyro.sample("z", dist.Normal(loc, scale).to_event(1))


vae = ConvVAE()
svi = SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 1e-3}), Trace_ELBO())
images = torch.bernoulli(torch.full((6, 1, 8, 8), 0.5))
for batch in images.split(3):
    svi.step(batch)
