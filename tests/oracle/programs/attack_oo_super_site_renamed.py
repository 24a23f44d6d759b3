"""A subclass extends names of its base; base guide loops over the list of the instance's class."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Base:
    names = ("a",)

    def model(self, y):
        total = sum(pyro.sample(n, dist.Normal(0.0, 1.0)) for n in self.names)
        pyro.sample("y", dist.Normal(total, 1.0), obs=y)

    def guide(self, y):
        for n in self.names:
            pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))


class Wider(Base):
    names = Base.names + ("b",)


class Fixed(Wider):
    def guide(self, y):  # error: PYR301
        for n in Base.names:
            pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))


for kind in (Base, Wider, Fixed):
    obj = kind()
    SVI(obj.model, obj.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
