"""Group codes by unique, as from a column of strings."""
import numpy as np
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

names = ["a", "b", "a", "c", "b", "a"]
values = torch.tensor([1.0, 2.0, 1.5, 0.0, 2.5, 1.0])
labels, codes = np.unique(names, return_inverse=True)
codes = torch.tensor(codes)
n_groups = len(labels)


def model(codes, y):
    with pyro.plate("groups", n_groups):
        level = pyro.sample("level", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(y)):
        pyro.sample("y", dist.Normal(level[codes], 1.0), obs=y)


def guide(codes, y):
    with pyro.plate("groups", n_groups):
        pyro.sample("level", dist.Normal(pyro.param("l", torch.zeros(n_groups)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(codes, values)
