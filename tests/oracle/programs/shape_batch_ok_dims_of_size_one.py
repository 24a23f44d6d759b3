"""A batch dim of size one is no batch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    mu = pyro.sample("mu", dist.Normal(torch.zeros(1), 1.0))
    pyro.sample("x", dist.Normal(mu.expand(1, 1), 1.0), obs=x.reshape(1, -1))


def guide(x):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.zeros(1)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor([2.0]))
