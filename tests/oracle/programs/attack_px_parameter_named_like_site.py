"""An nn.Parameter of the PyroModule has the name of one of its sample sites."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule


class Model(PyroModule):
    def __init__(self):
        super().__init__()
        self.loc = nn.Parameter(torch.tensor(0.0))

    def forward(self, y):
        loc = pyro.sample("loc", dist.Normal(self.loc, 1.0))  # error: PYR102
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)


model = Model()
SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
