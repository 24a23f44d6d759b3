import pyro
import pyro.distributions as dist
import torch


def model(alarm=None):
    burglar = pyro.sample("burglar", dist.Bernoulli(0.1))
    earthquake = pyro.sample("earthquake", dist.Bernoulli(0.05))
    p = 0.01 + 0.9 * torch.max(burglar, earthquake)
    return pyro.sample("alarm", dist.Bernoulli(p), obs=alarm)


def guide(alarm=None):
    pyro.sample("burglar", dist.Bernoulli(0.5))
