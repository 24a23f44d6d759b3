"""A convolutional autoencoder of small images."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch import nn


class ConvVAE(nn.Module):
    def __init__(self, z_dim=4):
        super().__init__()
        self.z_dim = z_dim
        self.encoder = nn.Sequential(
            nn.Conv2d(1, 3, kernel_size=3, stride=2, padding=1), nn.ReLU(), nn.Flatten(), nn.Linear(3 * 4 * 4, 2 * z_dim)
        )
        self.project = nn.Linear(z_dim, 3 * 4 * 4)
        self.decoder = nn.ConvTranspose2d(3, 1, kernel_size=4, stride=2, padding=1)

    def model(self, x):
        pyro.module("vae", self)
        batch = x.shape[0]
        with pyro.plate("batch", batch):
            z = pyro.sample("z", dist.Normal(torch.zeros(batch, self.z_dim), 1.0).to_event(1))
            hidden = torch.relu(self.project(z)).view(batch, 3, 4, 4)
            logits = self.decoder(hidden)
            pyro.sample("x", dist.Bernoulli(logits=logits).to_event(3), obs=x)

    def guide(self, x):
        pyro.module("vae", self)
        loc, log_scale = torch.chunk(self.encoder(x), 2, dim=1)
        with pyro.plate("batch", x.shape[0]):
            pyro.sample("z", dist.Normal(loc, torch.exp(log_scale)).to_event(1))


vae = ConvVAE()
svi = SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 0.001}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.ones(5, 1, 8, 8))
