"""The model scales the rows by the whole data, the guide by the batch."""
# silent: PYR215 the two terms of the loss have different weights
import torch
import torch.nn as nn

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class LocalModel(nn.Module):
    def __init__(self, n_total):
        super().__init__()
        self.n_total = n_total
        self.enc = nn.Linear(3, 4)
        self.dec = nn.Linear(2, 3)

    def model(self, x):
        pyro.module("local", self)
        with pyro.plate("rows", self.n_total, subsample=torch.arange(len(x))):
            z = pyro.sample("z", dist.Normal(torch.zeros(len(x), 2), 1.0).to_event(1))
            pyro.sample("x", dist.Normal(self.dec(z), 1.0).to_event(1), obs=x)

    def guide(self, x):
        pyro.module("local", self)
        with pyro.plate("rows", len(x)):  # error: PYR215
            loc, raw = self.enc(x).chunk(2, -1)
            pyro.sample("z", dist.Normal(loc, raw.exp()).to_event(1))


net = LocalModel(50)
svi = SVI(net.model, net.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.randn(5, 3))
