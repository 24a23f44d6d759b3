"""Importance and NUTS have no use for plates and accept an undeclared batch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Importance
from pyro.infer.mcmc import MCMC, NUTS


def model(y):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(torch.zeros(3), 1.0))


Importance(model, guide, num_samples=3).run(torch.zeros(3))
MCMC(NUTS(model), num_samples=2, warmup_steps=2, disable_progbar=True).run(torch.zeros(3))
