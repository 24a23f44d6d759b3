"""A point estimate counts as reparameterized."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def guide(x):
    pyro.sample("a", dist.Delta(pyro.param("am", torch.tensor(0.0))))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
