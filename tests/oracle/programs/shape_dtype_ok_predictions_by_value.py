"""Sizes that are python numbers from tensors, and tensors as plate sizes from the data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(group, y):
    num_groups = len(torch.unique(group))
    with pyro.plate("groups", num_groups):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", y.size(0)):
        pyro.sample("y", dist.Normal(a[group], 1.0), obs=y)


def guide(group, y):
    num_groups = int(group.max().item()) + 1
    loc = pyro.param("loc", torch.zeros(num_groups))
    with pyro.plate("groups", num_groups):
        pyro.sample("a", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0, 1, 2, 1]), torch.zeros(4))
