"""The set-up of a module and its first attribute stand on one line."""

import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


class Net(PyroModule):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(1, 1)

    def forward(self, y):
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(self.fc(y[:, None]).squeeze(-1), 1.0), obs=y)


n = Net()
SVI(n, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)
