"""The object counts its steps; a site joins after the second."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Curriculum:
    def __init__(self):
        self.steps = 0
        self.svi = SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())

    def model(self, y):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        if self.steps >= 2:
            mu = mu + pyro.sample("late", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)

    def guide(self, y):  # error: PYR301
        pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))

    def train(self, y, n):
        for _ in range(n):
            self.svi.step(y)
            self.steps += 1


Curriculum().train(torch.tensor(1.0), 4)
