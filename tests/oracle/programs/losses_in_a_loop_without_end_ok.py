"""A training loop that only an exception ends, with a new loss in each round."""
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import TraceMeanField_ELBO


class Fit:
    def __init__(self):
        self.rounds = 0

    def model(self, data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(self, data):
        q = pyro.param("q", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(q, 1.0))

    def loss(self):
        return TraceMeanField_ELBO().differentiable_loss

    def step(self, batch):
        self.loss()(self.model, self.guide, batch).backward()
        self.rounds += 1
        if self.rounds == 30:
            raise StopIteration


fit = Fit()
try:
    while True:
        for batch in torch.zeros(4, 3):
            fit.step(batch)
except StopIteration:
    pass
