import pyro
import pyro.distributions as dist
import torch


class Positive:
    def __init__(self, family, prior):
        self.family, self.prior = family, prior

    def model(self, x):
        rate = pyro.sample("rate", self.prior)
        with pyro.plate("x_plate", len(x)):
            pyro.sample("x", self.family(rate), obs=x)

    def guide(self, x):
        q = pyro.param("q", torch.tensor(1.0), constraint=dist.constraints.positive)
        pyro.sample("rate", dist.LogNormal(q.log(), 0.1))


EXPERIMENTS = {
    "exponential": Positive(dist.Exponential, dist.Gamma(1.0, 1.0)),
    "halfnormal": Positive(dist.HalfNormal, dist.LogNormal(0.0, 1.0)),
}
