"""A trainer with a VAE whose encoder is never registered."""
# silent: PYR502 the weights of the encoder stay as they are
import torch
import torch.nn as nn

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Net(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.lin = nn.Linear(n_in, n_out)

    def forward(self, x):
        return self.lin(torch.tanh(x))


class VAE:
    def __init__(self, d=4, z=2):
        self.encoder = Net(d, 2 * z)
        self.decoder = Net(z, d)
        self.z = z

    def model(self, x):
        pyro.module("decoder", self.decoder)
        with pyro.plate("data", len(x)):
            z = pyro.sample("z", dist.Normal(torch.zeros(self.z), 1.0).expand([len(x), self.z]).to_event(1))
            pyro.sample("x", dist.Normal(self.decoder(z), 1.0).to_event(1), obs=x)

    def guide(self, x):
        with pyro.plate("data", len(x)):
            loc, raw = self.encoder(x).chunk(2, -1)  # error: PYR502
            pyro.sample("z", dist.Normal(loc, raw.exp()).to_event(1))


vae = VAE()
svi = SVI(vae.model, vae.guide, pyro.optim.Adam({"lr": 1e-3}), Trace_ELBO())
for batch in torch.randn(12, 4).split(4):
    svi.step(batch)
