"""The model counts its dims right, the guide does not."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    with pyro.plate("rows", 4, dim=-2):
        with pyro.plate("columns", 2, dim=-1):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(4, 2))
    with pyro.plate("rows", 4, dim=-2):
        with pyro.plate("columns", 2, dim=-2):  # error: PYR201
            pyro.sample("z", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4, 2))
