import pyro
import pyro.distributions as dist
import torch


class Ratings:
    def __init__(self, users, items, minibatch=5):
        self.users = users
        self.items = items
        self.minibatch = minibatch

    def plates(self):
        users = pyro.plate("users", self.users, subsample_size=self.minibatch, dim=-2)
        items = pyro.plate("items", self.items, dim=-1)
        return users, items

    def model(self, table):
        users, items = self.plates()
        with items:
            difficulty = pyro.sample("difficulty", dist.Normal(0.0, 1.0))
        with users as index:
            ability = pyro.sample("ability", dist.Normal(0.0, 1.0))
            with items:
                pyro.sample("answer", dist.Bernoulli(logits=ability - difficulty), obs=table[index])

    def guide(self, table):
        users, items = self.plates()
        with items:
            pyro.sample("difficulty", dist.Normal(pyro.param("d", torch.zeros(self.items)), 0.1))
        with users as index:
            loc = pyro.param("a", torch.zeros(self.users, 1))[index]
            pyro.sample("ability", dist.Normal(loc, 0.1))
