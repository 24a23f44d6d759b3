"""Options that are set from keywords, whatever their names."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Options:
    size = 0
    name = "z"

    def __init__(self, **settings):
        for key, value in settings.items():
            setattr(self, key, value)

    def model(self):
        with pyro.plate("rows", self.size):
            pyro.sample(self.name, dist.Normal(0.0, 1.0))

    def guide(self):
        with pyro.plate("rows", self.size):
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(4)), 1.0))


options = Options(size=4)
SVI(options.model, options.guide, Adam({"lr": 0.01}), Trace_ELBO()).step()
