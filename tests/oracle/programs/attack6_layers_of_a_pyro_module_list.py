"""A network whose layers are held by a PyroModuleList, with a guide by hand and an AutoNormal."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule, PyroModuleList, PyroSample
from torch import nn


class BNN(PyroModule):
    def __init__(self, sizes):
        super().__init__()
        self.layers = PyroModuleList([PyroModule[nn.Linear](a, b) for a, b in zip(sizes, sizes[1:])])
        for layer in self.layers:
            layer.weight = PyroSample(dist.Normal(0.0, 1.0).expand(layer.weight.shape).to_event(2))

    def forward(self, x, y=None):
        for layer in self.layers[:-1]:
            x = torch.tanh(layer(x))
        mean = self.layers[-1](x).squeeze(-1)
        with pyro.plate("data", x.shape[0]):
            pyro.sample("obs", dist.Normal(mean, 1.0), obs=y)


def guide(x, y=None):
    pyro.sample("layers.0.weight", dist.Normal(torch.zeros(5, 3), 1.0).to_event(2))
    pyro.sample("layers.1.weight", dist.Normal(torch.zeros(1, 5), 1.0).to_event(2))


net = BNN([3, 5, 1])
for g in (guide, AutoNormal(net)):
    SVI(net, g, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(7, 3), torch.randn(7))
