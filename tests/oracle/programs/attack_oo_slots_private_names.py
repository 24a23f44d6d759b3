"""Private double-underscore names and slots."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Meter:
    __slots__ = ("__sites", "noise")
    __default = "level"

    def __init__(self, noise=False):
        self.__sites = [self.__default, "gain"]
        self.noise = noise

    def __draw(self, name):
        return pyro.sample(name, dist.Normal(0.0, 1.0))

    def model(self, y):
        values = list(map(self.__draw, self.__sites))
        pyro.sample("y", dist.Normal(values[0] * values[1], 1.0), obs=y)

    def guide(self, y):
        first, *others = self.__sites
        for name in (*others, first):
            pyro.sample(name, dist.Normal(pyro.param("q." + name, torch.tensor(0.0)), 1.0))


meter = Meter()
SVI(meter.model, meter.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
