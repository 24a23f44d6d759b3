import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import config_enumerate
from pyro.infer.autoguide import AutoDelta


class GaussianMixture:
    def __init__(self, components):
        self.components = components

    @config_enumerate
    def model(self, data):
        weights = pyro.sample("weights", dist.Dirichlet(0.5 * torch.ones(self.components)))
        scale = pyro.sample("scale", dist.LogNormal(0.0, 2.0))
        with pyro.plate("components", self.components):
            locs = pyro.sample("locs", dist.Normal(0.0, 10.0))
        with pyro.plate("data", len(data)):
            assignment = pyro.sample("assignment", dist.Categorical(weights))
            pyro.sample("obs", dist.Normal(locs[assignment], scale), obs=data)

    def make_guide(self):
        return AutoDelta(poutine.block(self.model, expose=["weights", "locs", "scale"]))
