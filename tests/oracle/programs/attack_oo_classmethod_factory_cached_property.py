"""Alternative constructor, cached property, property setter."""
from functools import cached_property
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Experiment:
    def __init__(self, names):
        self._names = tuple(names)

    @classmethod
    def from_string(cls, text):
        return cls(part.strip() for part in text.split(","))

    @property
    def names(self):
        return self._names

    @names.setter
    def names(self, value):
        self._names = tuple(sorted(value))

    @cached_property
    def svi(self):
        return SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())

    def model(self, y):
        total = 0.0
        for name in self.names:
            total += pyro.sample(name, dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(total, 1.0), obs=y)

    def guide(self, y):
        for name in reversed(self.names):
            pyro.sample(name, dist.Normal(pyro.param("q_" + name, torch.tensor(0.0)), 1.0))


experiment = Experiment.from_string("gamma, alpha , beta")
experiment.svi.step(torch.tensor(1.0))
experiment.names = ["x", "w"]
experiment.svi.step(torch.tensor(1.0))
