"""Both plates get dim -1."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


class TwoPL:
    def __init__(self, persons, items):
        self.persons, self.items = persons, items

    def plates(self):
        return pyro.plate("persons", self.persons, dim=-1), pyro.plate("items", self.items, dim=-1)

    def model(self, answers):
        persons, items = self.plates()
        with persons:
            ability = pyro.sample("ability", dist.Normal(0.0, 1.0))
        with items:
            difficulty = pyro.sample("difficulty", dist.Normal(0.0, 2.0))
            slope = pyro.sample("slope", dist.LogNormal(0.0, 0.5))
        with persons, items:  # error: PYR201
            logits = slope * (ability - difficulty)
            pyro.sample("answers", dist.Bernoulli(logits=logits), obs=answers)

    def guide(self, answers):
        persons, items = self.plates()
        with persons:
            loc = pyro.param("ability_loc", torch.zeros(self.persons))
            pyro.sample("ability", dist.Normal(loc, 0.1))
        with items:
            loc = pyro.param("difficulty_loc", torch.zeros(self.items))
            pyro.sample("difficulty", dist.Normal(loc, 0.1))
            pyro.sample("slope", dist.LogNormal(pyro.param("slope_loc", torch.zeros(self.items)), 0.1))


irt = TwoPL(6, 4)
svi = SVI(irt.model, irt.guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(2):
    svi.step(torch.ones(6, 4))
