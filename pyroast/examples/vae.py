"""A variational autoencoder: model and guide are methods, their networks are registered modules."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from torch import nn

PIXELS, LATENT = 16, 2


class Encoder(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(PIXELS, 8)
        self.loc = nn.Linear(8, LATENT)
        self.log_scale = nn.Linear(8, LATENT)

    def forward(self, x):
        hidden = torch.relu(self.hidden(x))
        return self.loc(hidden), self.log_scale(hidden).exp()


class VAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.encoder = Encoder()
        self.decoder = nn.Sequential(nn.Linear(LATENT, 8), nn.ReLU(), nn.Linear(8, PIXELS))

    def model(self, x):
        pyro.module("decoder", self.decoder)
        with pyro.plate("images", x.shape[0]):
            z = pyro.sample("latent", dist.Normal(torch.zeros(x.shape[0], LATENT), 1.0).to_event(1))
            pyro.sample("image", dist.Bernoulli(logits=self.decoder(z)).to_event(1), obs=x)

    def guide(self, x):
        pyro.module("encoder", self.encoder)
        with pyro.plate("images", x.shape[0]):
            loc, scale = self.encoder(x)
            pyro.sample("latent", dist.Normal(loc, scale).to_event(1))


if __name__ == "__main__":
    pyro.set_rng_seed(0)
    images = torch.randint(2, (32, PIXELS)).float()
    vae = VAE()
    svi = SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 0.01}), loss=Trace_ELBO())
    for _ in range(20):
        loss = svi.step(images)
    print("loss per image:", round(loss / len(images), 2))
