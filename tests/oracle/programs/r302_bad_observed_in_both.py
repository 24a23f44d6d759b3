import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceGraph_ELBO


class Regression:
    def __init__(self, data):
        self.data = data

    def model(self):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        with pyro.plate("rows", 3):
            pyro.sample("y", dist.Normal(mu, 1.0), obs=self.data)

    def guide(self):
        mu = pyro.sample("mu", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))
        # copied from the model
        with pyro.plate("rows", 3):
            pyro.sample("y", dist.Normal(mu, 1.0), obs=self.data)  # error: PYR302


r = Regression(torch.zeros(3))
TraceGraph_ELBO().loss(r.model, r.guide)
