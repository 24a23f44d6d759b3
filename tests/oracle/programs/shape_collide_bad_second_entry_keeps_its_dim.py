"""A plate object keeps the dim of its first entry; inside another plate that dim is taken."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(data):
    groups = pyro.plate("groups", 3)
    with groups:
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("repeats", 10):
        with groups:  # error: PYR201
            pyro.sample("data", dist.Normal(0.0, scale), obs=data)


def guide(data):
    loc = pyro.param("scale_loc", torch.zeros(3))
    with pyro.plate("groups", 3):
        pyro.sample("scale", dist.LogNormal(loc, 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.randn(10, 3))
