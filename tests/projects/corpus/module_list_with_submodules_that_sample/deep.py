import pyro
import pyro.distributions as dist
import torch
import torch.nn as nn
from pyro.nn import PyroModule


class Level(PyroModule):
    """One layer of latent variables."""

    def __init__(self, name, inputs, outputs):
        super().__init__()
        self.site = name
        self.linear = nn.Linear(inputs, outputs)

    def generate(self, above):
        return pyro.sample(self.site, dist.Normal(self.linear(above), 1.0).to_event(1))


class DeepGenerative(PyroModule):
    def __init__(self, widths):
        super().__init__()
        pixels, *latent = widths
        self.sizes = list(reversed(latent))
        pairs = zip(self.sizes, self.sizes[1:] + [pixels])
        levels = [Level(f"z{i}", a, b) for i, (a, b) in enumerate(pairs)]
        self.levels = PyroModule[nn.ModuleList](levels[:-1])
        self.last = levels[-1]
        self.top = self.sizes[0]
        self.recognition = nn.ModuleDict({"top": nn.Linear(pixels, self.top), "z0": nn.Linear(pixels, self.sizes[1])})

    def model(self, x):
        pyro.module("deep", self)
        with pyro.plate("data", x.shape[0]):
            h = pyro.sample("top", dist.Normal(x.new_zeros(x.shape[0], self.top), 1.0).to_event(1))
            for level in self.levels:
                h = level.generate(h)
            pyro.sample("x", dist.Normal(self.last.linear(h), 1.0).to_event(1), obs=x)

    def guide(self, x):
        with pyro.plate("data", x.shape[0]):
            for name in ("top", "z0"):
                pyro.sample(name, dist.Normal(self.recognition[name](x), 0.1).to_event(1))
