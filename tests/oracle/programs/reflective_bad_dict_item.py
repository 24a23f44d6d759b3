"""An option that is written to vars()."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class Options:
    size = 0
    name = "z"

    def __init__(self, size, name):
        self.size = size
        vars(self)["name"] = name

    def model(self):
        with pyro.plate("rows", self.size):
            pyro.sample(self.name, dist.Normal(0.0, 1.0))

    def guide(self):  # error: PYR301
        with pyro.plate("rows", self.size):
            pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(4)), 1.0))  # error: PYR302


options = Options(4, "zz")
SVI(options.model, options.guide, Adam({"lr": 0.01}), Trace_ELBO()).step()
