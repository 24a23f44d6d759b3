"""The guide covers all names less the observed ones, computed as sets."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

NAMES = ["a", "b", "c", "d"]
data = {"d": torch.tensor(1.0)}


def joint():
    previous = 0.0
    for name in NAMES:
        previous = pyro.sample(name, dist.Normal(previous, 1.0))


def guide():
    for name in sorted(set(NAMES) - set(data)):
        pyro.sample(name, dist.Normal(pyro.param("q_" + name, torch.tensor(0.0)), 1.0))


SVI(pyro.condition(joint, data=data), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step()
