"""An encoder whose second head ends in a Softplus."""

import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


class Enc(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 4)
        self.mu, self.sig = nn.Linear(4, 1), nn.Linear(4, 1)
        self.softplus = nn.Softplus()

    def forward(self, x):
        h = torch.relu(self.fc(x))
        return self.mu(h).squeeze(-1), self.softplus(self.sig(h)).squeeze(-1)


enc = Enc()


def model(y):
    with pyro.plate("n", 6):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.module("enc", enc)
    with pyro.plate("n", 6):
        pyro.sample("z", dist.Normal(*enc(y[:, None])))


SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
