import pyro
import pyro.distributions as dist
import torch

from .registry import register


@register("poisson")
class PoissonRate:
    def model(self, counts):
        rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
        with pyro.plate("counts", len(counts)):
            pyro.sample("n", dist.Poisson(rate), obs=counts)

    def guide(self, counts):
        shape = pyro.param("shape", torch.tensor(2.0), constraint=dist.constraints.positive)
        pyro.sample("rate", dist.Gamma(shape, 1.0))
