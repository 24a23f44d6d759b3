"""A descriptor that samples itself under the name of its attribute."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Latent:
    def __init__(self, fn):
        self.fn = fn

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, obj, owner=None):
        return self if obj is None else pyro.sample(self.name, self.fn)


class Task:
    mu = Latent(dist.Normal(0.0, 1.0))
    sd = Latent(dist.LogNormal(0.0, 1.0))

    def model(self, y):
        pyro.sample("y", dist.Normal(self.mu, self.sd), obs=y)


def guide(y):
    for name, latent in vars(Task).items():
        if isinstance(latent, Latent):
            pyro.sample(name, dist.LogNormal(pyro.param(name + "_q", torch.tensor(0.0)), 1.0))


SVI(Task().model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
