"""A denoising autoencoder: the encoder sees corrupted images, drawn by torch, and words are dropped at random."""
import torch
import torch.nn as nn
import torch.nn.functional as F

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


class DenoisingVAE(nn.Module):
    def __init__(self, n, z):
        super().__init__()
        self.z = z
        self.enc = nn.Linear(n, 2 * z)
        self.dec = nn.Linear(z, n)

    def model(self, x, beta=1.0):
        pyro.module("dec", self.dec)
        with pyro.plate("b", x.shape[0]):
            with pyro.poutine.scale(None, beta):
                z = pyro.sample("z", dist.Normal(torch.zeros(self.z), 1.0).expand([x.shape[0], self.z]).to_event(1))
            pyro.sample("x", dist.Normal(self.dec(z), 0.1).to_event(1), obs=x)

    def guide(self, x, beta=1.0):
        pyro.module("enc", self.enc)
        corrupted = F.dropout(x + 0.1 * torch.randn_like(x), 0.2, training=self.training)
        loc, pre_scale = torch.split(self.enc(corrupted), self.z, dim=-1)
        scale = F.softplus(pre_scale) + 1e-4
        with pyro.plate("b", x.shape[0]):
            with pyro.poutine.scale(None, beta):
                pyro.sample("z", dist.Normal(loc, scale).to_event(1))


net = DenoisingVAE(6, 2)
svi = SVI(net.model, net.guide, pyro.optim.Adam({"lr": 1e-3}), TraceMeanField_ELBO())
for epoch in range(3):
    beta = min(1.0, 0.1 + epoch / 3)
    svi.step(torch.randn(7, 6), beta)
    svi.step(torch.randn(7, 6), beta=beta)
