"""Static and class methods as model and guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


class Thermometer:
    PRIOR_LOC = 20.0
    PRIOR_SCALE = 5.0
    SITE = "temperature"

    @classmethod
    def model(cls, observed):
        t = pyro.sample(cls.SITE, dist.Normal(cls.PRIOR_LOC, cls.PRIOR_SCALE))
        bias = pyro.sample(cls.SITE + "_bias", dist.Normal(0.0, 1.0))
        with pyro.plate("readings", observed.size(0)):
            pyro.sample("reading", dist.Normal(t + bias, 0.5), obs=observed)

    @staticmethod
    def guide(observed):
        q = {}
        for name, start in [("temperature", 20.0), ("temperature_bias", 0.0)]:
            loc = pyro.param(name + ".loc", torch.tensor(start))
            scale = pyro.param(name + ".scale", torch.tensor(1.0), constraint=dist.constraints.positive)
            q[name] = pyro.sample(name, dist.Normal(loc, scale))
        return q

    @classmethod
    def fit(cls, observed, n=3):
        svi = SVI(cls.model, cls.guide, pyro.optim.Adam({"lr": 0.1}), TraceMeanField_ELBO())
        for _ in range(n):
            svi.step(observed)


Thermometer.fit(torch.tensor([19.0, 21.5, 20.2]))
