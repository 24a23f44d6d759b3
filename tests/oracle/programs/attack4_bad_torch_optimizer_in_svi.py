"""An optimiser of torch handed to SVI."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


class Coin(pyro.nn.PyroModule):
    def forward(self, flips):
        p = pyro.sample("p", dist.Beta(1.0, 1.0))
        with pyro.plate("flips", len(flips)):
            pyro.sample("flip", dist.Bernoulli(p), obs=flips)


flips = torch.tensor([1.0, 0.0, 1.0])
coin = Coin()
guide = AutoNormal(coin)
guide(flips)
optimizer = torch.optim.Adam(guide.parameters(), lr=0.01)
svi = SVI(coin, guide, optimizer, loss=Trace_ELBO())  # error: PYR507
for _ in range(3):
    svi.step(flips)
