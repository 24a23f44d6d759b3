"""The slopes' prior is a batch of nobody; the site stands where the attribute is declared."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from dataclasses import dataclass
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule, PyroParam, PyroSample
import torch.nn as nn


@dataclass
class Config:
    groups: int = 3
    features: int = 2


class Regression(PyroModule):
    def __init__(self, config):
        super().__init__()
        self.config = config
        self.register_buffer("centre", torch.zeros(config.features))
        self.noise = PyroParam(torch.tensor(1.0), constraint=dist.constraints.positive)
        self.bias = PyroSample(dist.Normal(0.0, 1.0))
        self.slopes = PyroSample(lambda self: dist.Normal(self.centre, 1.0))  # error: PYR203

    def plate(self, name, size):
        return pyro.plate(name, size, dim=-1)

    def forward(self, x, group, y=None):
        with self.plate("groups", self.config.groups):
            shift = pyro.sample("shift", dist.Normal(self.bias, 1.0))
        mean = (x * self.slopes).sum(-1) + shift[..., group]
        with self.plate("rows", x.shape[0]):
            return pyro.sample("y", dist.Normal(mean, self.noise), obs=y)


model = Regression(Config())
guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(4, 2), torch.tensor([0, 1, 2, 0]), torch.zeros(4))
