"""Ratings of items by users: two crossed plates by hand, minibatches of ratings, ordered cutpoints."""
import torch
from pyro.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Ratings:
    def __init__(self, n_users, n_items, levels=4, dim=2, batch_size=8):
        self.n_users, self.n_items, self.levels, self.dim, self.batch_size = n_users, n_items, levels, dim, batch_size

    def model(self, user, item, rating=None):
        with pyro.plate("users", self.n_users):
            u = pyro.sample("u", dist.Normal(torch.zeros(self.dim), 1.0).to_event(1))
        with pyro.plate("items", self.n_items):
            v = pyro.sample("v", dist.Normal(torch.zeros(self.dim), 1.0).to_event(1))
        cutpoints = pyro.param(
            "cutpoints", torch.linspace(-1, 1, self.levels - 1), constraint=constraints.ordered_vector
        )
        with pyro.plate("ratings", len(user), subsample_size=self.batch_size) as ind:
            score = (u[user[ind]] * v[item[ind]]).sum(-1)
            pyro.sample("rating", dist.OrderedLogistic(score, cutpoints), obs=rating[ind])

    def guide(self, user, item, rating=None):
        for plate_name, name, n in (("users", "u", self.n_users), ("items", "v", self.n_items)):
            loc = pyro.param(name + "_loc", lambda: 0.1 * torch.randn(n, self.dim))
            scale = pyro.param(name + "_scale", lambda: torch.ones(n, self.dim), constraint=constraints.positive)
            with pyro.plate(plate_name, n):
                pyro.sample(name, dist.Normal(loc, scale).to_event(1))

    def fit(self, user, item, rating, steps=3):
        svi = SVI(self.model, self.guide, pyro.optim.AdagradRMSProp({"eta": 0.1}), Trace_ELBO())
        for _ in range(steps):
            loss = svi.step(user, item, rating)
        return loss


user, item = torch.randint(0, 5, (30,)), torch.randint(0, 7, (30,))
Ratings(5, 7).fit(user, item, torch.randint(0, 4, (30,)))
