"""Backwards on both sides."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    z = torch.tensor(0.0)
    for t in range(2, -1, -1):
        z = pyro.sample(f"z_{t}", dist.Normal(z, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    for t in reversed([0, 1, 2]):
        pyro.sample(f"z_{t}", dist.Normal(pyro.param(f"loc_{t}", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
