"""A trainer whose guide does not take the labels that step is given."""
# shows: PYR312 takes 2 positional arguments but 3 were given
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints


class Experiment:
    def __init__(self, p):
        self.p = p
        self.svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())

    def model(self, x, y):
        w = pyro.sample("w", dist.Normal(0.0, 1.0).expand([self.p]).to_event(1))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Bernoulli(logits=x @ w), obs=y)

    def guide(self, x):  # error: PYR312
        loc = pyro.param("loc", torch.zeros(self.p))
        scale = pyro.param("scale", torch.ones(self.p), constraint=constraints.positive)
        pyro.sample("w", dist.Normal(loc, scale).to_event(1))

    def run(self, loader):
        for x, y in loader:
            self.svi.step(x, y)


Experiment(2).run([(torch.randn(4, 2), torch.ones(4))])
