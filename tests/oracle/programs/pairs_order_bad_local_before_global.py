"""The guide draws the local variables first."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


class Hierarchy:
    def model(self, y):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        with pyro.plate("groups", len(y)):
            theta = pyro.sample("theta", dist.Normal(mu, 1.0))
            pyro.sample("y", dist.Normal(theta, 1.0), obs=y)

    def guide(self, y):
        loc = pyro.param("loc", torch.zeros(len(y)))
        with pyro.plate("groups", len(y)):
            theta = pyro.sample("theta", dist.Normal(loc, 1.0))  # error: PYR311
        pyro.sample("mu", dist.Normal(theta.mean(), 0.1))


h = Hierarchy()
SVI(h.model, h.guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO()).step(torch.zeros(4))
