"""Importance never compares the two traces."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Importance


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=x)


def guide(x):
    pyro.sample("z", dist.Normal(torch.zeros(2), 1.0))


posterior = Importance(model, guide, num_samples=3)
posterior.run(torch.tensor(0.5))
