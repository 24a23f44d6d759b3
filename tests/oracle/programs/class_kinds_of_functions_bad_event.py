"""A prior that a class makes by staticmethod(...), with another event_dim in the guide."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO


def prior_of(self):
    return dist.Normal(0.0, self.width)


class Regression:
    width = 2.0
    prior = property(prior_of)
    spread = classmethod(lambda cls: dist.HalfNormal(cls.width))
    noise = staticmethod(lambda scale: dist.Normal(0.0, scale))

    def model(self, y):
        loc = pyro.sample("loc", self.prior)
        scale = pyro.sample("scale", self.spread())
        with pyro.plate("rows", len(y)):
            error = pyro.sample("error", Regression.noise(scale))
            pyro.sample("y", dist.Normal(loc + error, 1.0), obs=y)

    def guide(self, y):
        pyro.sample("loc", prior_of(self))
        pyro.sample("scale", self.spread())
        with pyro.plate("rows", len(y)):
            pyro.sample("error", self.noise(1.0).expand([1]).to_event(1))  # error: PYR305


regression = Regression()
svi = SVI(regression.model, regression.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.linspace(-1.0, 1.0, 6))
