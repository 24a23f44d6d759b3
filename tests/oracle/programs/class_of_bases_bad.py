"""A class made by type() from the bases of another one: the model that is fitted is that of the new class."""
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO


class Trainer:
    def spawn(self, generative):
        _, kind, base = self.__class__.__bases__
        names = self.__class__.__name__.split("_")
        cls = type("_".join(["process", *names[1:]]), (generative, kind, base), {})
        return cls()

    def fit(self, data):
        return SVI(self.model, self.guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(data)


class Process:
    def model(self, data):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(loc, 1.0), obs=data)

    def guide(self, data):  # error: PYR301
        pyro.sample("mean", dist.Normal(0.0, 1.0))  # error: PYR302


class Plain:
    def model(self, data):
        scale = pyro.sample("scale", dist.Gamma(1.0, 1.0))
        with pyro.plate("data", len(data)):
            pyro.sample("obs", dist.Normal(0.0, scale), obs=data)

    def guide(self, data):
        pyro.sample("scale", dist.Gamma(2.0, 1.0))

    def process(self):
        return self.spawn(Process if isinstance(self, Plain) else Plain)


class Expression:
    pass


def make(kind):
    cls = type("_".join(["plain", kind]), (Plain, Expression, Trainer), {})
    return cls()


make("expression").fit(torch.zeros(3))
make("expression").process().fit(torch.zeros(3))
