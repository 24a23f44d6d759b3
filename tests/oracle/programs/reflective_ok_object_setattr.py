"""A class that only lets attributes in through its base."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Options:
    size = 0
    name = "z"

    def __init__(self, size):
        self.size = size

    def __setattr__(self, name, value):
        if name == "name":
            raise AttributeError(name)
        super().__setattr__(name, value)

    def model(self):
        with pyro.plate("rows", self.size):
            pyro.sample(self.name, dist.Normal(0.0, 1.0))

    def guide(self):
        with pyro.plate("rows", self.size):
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(4)), 1.0))


options = Options(4)
SVI(options.model, options.guide, Adam({"lr": 0.01}), Trace_ELBO()).step()
