# shows: PYR305 Shape mismatch inside plate
import pyro
import pyro.distributions as dist
import torch.nn as nn


class VAE(nn.Module):
    def __init__(self, latent=2):
        super().__init__()
        self.encoder = nn.Linear(6, latent)
        self.decoder = nn.Linear(latent, 6)
        self.latent = latent

    def model(self, x):
        pyro.module("decoder", self.decoder)
        with pyro.plate("images", len(x)):
            z = pyro.sample("z", dist.Normal(x.new_zeros(len(x), self.latent), 1.0).to_event(1))
            pyro.sample("x", dist.Normal(self.decoder(z), 1.0).to_event(1), obs=x)

    def guide(self, x):
        pyro.module("encoder", self.encoder)
        with pyro.plate("images", len(x)):
            pyro.sample("z", dist.Normal(self.encoder(x), 1.0))  # error: PYR305
