import pyro
import pyro.distributions as dist
import torch

from .registry import register


@register("gamma")
class GammaRate:
    def __init__(self, prior=1.0):
        self.prior = prior

    def model(self, counts):
        rate = pyro.sample("rate", dist.Exponential(self.prior))
        shape = pyro.sample("shape", dist.Exponential(self.prior))
        with pyro.plate("counts", len(counts)):
            pyro.sample("n", dist.Gamma(shape, rate), obs=counts)

    def guide(self, counts):
        for name in ("rate", "shape"):
            loc = pyro.param(f"{name}_loc", torch.tensor(0.0))
            pyro.sample(name, dist.LogNormal(loc, 0.1))
