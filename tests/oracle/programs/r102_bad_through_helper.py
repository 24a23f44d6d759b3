import torch
import pyro
import pyro.distributions as dist
from pyro.infer import JitTrace_ELBO


class Family:
    def __init__(self, name):
        self.name = name

    def loc(self):
        return pyro.param(self.name, torch.tensor(0.0))

    def draw(self):
        return pyro.sample(self.name, dist.Normal(self.loc(), 1.0))  # error: PYR102


family = Family("effect")


def model():
    e = pyro.sample("effect", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(e, 1.0), obs=torch.tensor(1.0))


JitTrace_ELBO().loss(model, family.draw)
