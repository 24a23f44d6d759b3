"""Model and guide with the same parameters in another order."""
# silent: PYR313 the guide takes the labels for the features
import torch
import torch.nn as nn

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class CVAE(nn.Module):
    def __init__(self):
        super().__init__()
        self.enc = nn.Linear(6, 4)
        self.dec = nn.Linear(5, 3)

    def model(self, x, y):
        pyro.module("cvae", self)
        with pyro.plate("b", len(x)):
            z = pyro.sample("z", dist.Normal(torch.zeros(len(x), 2), 1.0).to_event(1))
            pyro.sample("y", dist.Normal(self.dec(torch.cat([z, x], -1)), 1.0).to_event(1), obs=y)

    def guide(self, y, x):  # error: PYR313
        loc, raw = self.enc(torch.cat([x, y], -1)).chunk(2, -1)
        with pyro.plate("b", len(x)):
            pyro.sample("z", dist.Normal(loc, raw.exp()).to_event(1))


net = CVAE()
svi = SVI(net.model, net.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.randn(4, 3), torch.randn(4, 3))
