import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


class LocalModel:
    size = 3

    def model(self, y):
        with pyro.plate("units", self.size):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    def guide(self, y):
        rows = pyro.plate("unit_plate", self.size)  # error: PYR304
        with rows:
            pyro.sample("z", dist.Normal(pyro.param("l", torch.zeros(3)), 1.0))


m = LocalModel()
SVI(m.model, m.guide, pyro.optim.Adam({"lr": 0.1}), TraceMeanField_ELBO()).step(torch.zeros(3))
