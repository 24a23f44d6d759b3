"""A positive dim in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    with pyro.plate("rows", 2, dim=-2), pyro.plate("columns", 3, dim=-1):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(2, 3))
    with pyro.plate("rows", 2, dim=-2), pyro.plate("columns", 3, dim=1):  # error: PYR209
        pyro.sample("z", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 3))
