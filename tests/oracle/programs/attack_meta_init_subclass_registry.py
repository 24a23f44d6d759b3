"""Subclasses register themselves; every one of them is fitted."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Base:
    registry = {}

    def __init_subclass__(cls, *, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.registry[key or cls.__name__.lower()] = cls

    def guide(self, y):
        pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


class Simple(Base):
    def model(self, y):
        pyro.sample("y", dist.Normal(pyro.sample("mu", dist.Normal(0.0, 1.0)), 1.0), obs=y)


class Noisy(Base, key="noise"):
    def model(self, y):
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        sd = pyro.sample("sd", dist.LogNormal(0.0, 1.0))
        pyro.sample("y", dist.Normal(mu, sd), obs=y)

    def guide(self, y):  # error: PYR301
        super().guide(y)


for key, cls in Base.registry.items():
    pyro.clear_param_store()
    task = cls()
    SVI(task.model, task.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
