"""Layers are built in a loop and each parameter is turned into a sample; nested names in a hand-made guide."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample
from pyro.infer.autoguide import AutoNormal


class MLP(PyroModule):
    def __init__(self, sizes):
        super().__init__()
        layers = [PyroModule[nn.Linear](i, o) for i, o in zip(sizes, sizes[1:])]
        self.layers = PyroModule[nn.ModuleList](layers)
        for layer in self.layers:
            out_f, in_f = layer.weight.shape
            layer.weight = PyroSample(dist.Normal(0.0, 1.0).expand([out_f, in_f]).to_event(2))
            layer.bias = PyroSample(dist.Normal(0.0, 1.0).expand([out_f]).to_event(1))

    def forward(self, x, y=None):
        for layer in self.layers[:-1]:
            x = torch.relu(layer(x))
        mu = self.layers[-1](x).squeeze(-1)
        scale = pyro.sample("scale", dist.Uniform(0.1, 1.0))
        with pyro.plate("n", x.shape[0]):
            pyro.sample("y", dist.Normal(mu, scale), obs=y)
        return mu


mlp = MLP([2, 3, 1])
svi = SVI(mlp, AutoNormal(mlp), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(4, 2), torch.randn(4))
