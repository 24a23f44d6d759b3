"""Plain layers and a ModuleDict of a PyroModule are registered when they are read in a call."""

import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


class G(PyroModule):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 1)
        self.more = nn.ModuleDict({"a": nn.Linear(1, 1)})

    def encode(self, y):
        return self.more["a"](self.fc(y[:, None])).squeeze(-1)

    def forward(self, y):
        with pyro.plate("n", 6):
            pyro.sample("z", dist.Normal(self.encode(y), 1.0))


def model(y):
    with pyro.plate("n", 6):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


g = G()
before = g.more["a"].weight.clone()
SVI(model, g, OPTIM, Trace_ELBO()).step(DATA)
assert not torch.equal(before, g.more["a"].weight)
