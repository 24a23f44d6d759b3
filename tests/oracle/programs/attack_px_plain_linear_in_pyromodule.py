"""Only the layer made of PyroModule can carry a prior; a sequential of both kinds, guide by hand."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Net(PyroModule):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Linear(2, 3), nn.ReLU())
        self.head = PyroModule[nn.Linear](3, 1, bias=False)
        self.head.weight = PyroSample(dist.Normal(torch.zeros(1, 3), 1.0).to_event(2))

    def forward(self, x, y):
        mean = self.head(self.body(x)).squeeze(-1)
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


class Guide(PyroModule):
    def __init__(self):
        super().__init__()
        self.loc = nn.Parameter(torch.zeros(1, 3))

    def forward(self, *args, **kwargs):  # error: PYR301
        return pyro.sample("weight", dist.Normal(self.loc, 0.1).to_event(2))  # error: PYR302


SVI(Net(), Guide(), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3, 2), torch.ones(3))
