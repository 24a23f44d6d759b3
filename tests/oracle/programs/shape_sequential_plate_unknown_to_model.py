"""A plain range in the model, a sequential plate in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(data):
    for i in range(len(data)):
        z = pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0))
        pyro.sample(f"x_{i}", dist.Normal(z, 1.0), obs=data[i])


def guide(data):
    for i in pyro.plate("data", len(data)):  # error: PYR304
        loc = pyro.param(f"loc_{i}", torch.tensor(0.0))
        pyro.sample(f"z_{i}", dist.Normal(loc, 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.tensor([0.1, 0.2]))
