"""A model class whose observation is drawn because obs= was left out; the guide lacks the site."""
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints


class Rates:
    def model(self, exposure, counts):
        rate = pyro.sample("rate", dist.Gamma(1.0, 1.0))
        with pyro.plate("rows", len(exposure)):
            pyro.sample("counts", dist.Poisson(rate * exposure))

    def guide(self, exposure, counts):  # error: PYR301
        a = pyro.param("a", torch.tensor(1.0), constraint=constraints.positive)
        b = pyro.param("b", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("rate", dist.Gamma(a, b))


rates = Rates()
svi = SVI(rates.model, rates.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.ones(5), torch.ones(5))
