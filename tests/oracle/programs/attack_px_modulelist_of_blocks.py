"""Blocks in a PyroModule list, each with a prior; names carry the index of the block."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Block(PyroModule):
    def __init__(self):
        super().__init__()
        self.gain = PyroSample(dist.LogNormal(0.0, 1.0))

    def forward(self, x):
        return self.gain * torch.tanh(x)


class Stack(PyroModule):
    def __init__(self, depth=2):
        super().__init__()
        self.blocks = PyroModule[nn.ModuleList]([Block() for _ in range(depth)])

    def forward(self, x, y):
        for block in self.blocks:
            x = block(x)
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(x, 1.0), obs=y)


def guide(x, y):
    for i in range(2):
        pyro.sample(f"blocks.{i}.gain", dist.LogNormal(pyro.param(f"q{i}", torch.tensor(0.0)), 0.1))


SVI(Stack(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3), torch.ones(3))
