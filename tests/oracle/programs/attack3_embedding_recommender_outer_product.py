"""A recommender that multiplies all users with all items."""
import torch
import torch.nn as nn
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample
from pyro.infer.autoguide import AutoNormal


class Recommender(PyroModule):
    def __init__(self, users, items, dim):
        super().__init__()
        self.user = nn.Embedding(users, dim)
        self.item = nn.Embedding(items, dim)
        self.bias = PyroSample(dist.Normal(0.0, 1.0))

    def forward(self, user, item, rating=None):
        score = self.user(user) @ self.item(item).T + self.bias
        with pyro.plate("ratings", user.numel()):
            return pyro.sample("rating", dist.Normal(score, 1.0), obs=rating)  # error: PYR203


net = Recommender(5, 7, 3)
svi = SVI(net, AutoNormal(net), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
user, item = torch.tensor([0, 1, 4, 2]), torch.tensor([6, 0, 3, 3])
svi.step(user, item, torch.tensor([5.0, 1.0, 3.0, 2.0]))
