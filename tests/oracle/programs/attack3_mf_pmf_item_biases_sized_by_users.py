"""The item biases are made as long as there are users."""
import torch
import pyro
import pyro.distributions as dist
import pyro.distributions.constraints as constraints
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


class PMF:
    def __init__(self, n_users, n_items, rank=2, lr=0.02):
        self.n_users, self.n_items, self.rank = n_users, n_items, rank
        self.svi = SVI(self.model, self.guide, Adam({"lr": lr}), loss=Trace_ELBO())

    def model(self, users, items, ratings=None):
        with pyro.plate("users", self.n_users):
            u = pyro.sample("u", dist.Normal(torch.zeros(self.rank), 1.0).to_event(1))
        with pyro.plate("items", self.n_items):
            v = pyro.sample("v", dist.Normal(torch.zeros(self.rank), 1.0).to_event(1))
            bv = pyro.sample("bv", dist.Normal(0.0, 0.5))
        score = (u[users] * v[items]).sum(-1) + bv[items]
        with pyro.plate("ratings", len(users)):
            return pyro.sample("r", dist.Normal(score, 0.5), obs=ratings)

    def _factor(self, name, n):
        loc = pyro.param(f"{name}_loc", torch.randn(n, self.rank) * 0.01)
        scale = pyro.param(f"{name}_scale", torch.ones(n, self.rank), constraint=constraints.positive)
        return dist.Normal(loc, scale).to_event(1)

    def guide(self, users, items, ratings=None):
        with pyro.plate("users", self.n_users):
            pyro.sample("u", self._factor("u", self.n_users))
        with pyro.plate("items", self.n_items):
            pyro.sample("v", self._factor("v", self.n_items))
            loc = pyro.param("bv_loc", torch.zeros(self.n_users))
            pyro.sample("bv", dist.Normal(loc, 0.1))  # error: PYR205

    def fit(self, triples, epochs=2):
        users, items, ratings = map(torch.tensor, zip(*triples))
        return [self.svi.step(users, items, ratings) for _ in range(epochs)]


pmf = PMF(n_users=4, n_items=3)
pmf.fit([(0, 0, 4.0), (0, 1, 3.0), (1, 2, 5.0), (2, 0, 1.0), (3, 2, 2.0)])
