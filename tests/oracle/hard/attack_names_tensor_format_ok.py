"""The same tensors as indices, spelt with format and %d on the guide's side."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    total = 0.0
    for i in torch.arange(2):
        total = total + pyro.sample("z_{}".format(i), dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    for i in range(2):
        pyro.sample("z_%d" % i, dist.Normal(pyro.param(f"loc_{i}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
