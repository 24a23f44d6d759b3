"""Vectorised particles with a sum over everything, which merges them: silently wrong shapes do not raise."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    with pyro.plate("features", 3, dim=-1):
        w = pyro.sample("w", dist.Normal(0.0, 1.0))
    mean = x.sum(-1) + w
    with pyro.plate("data", len(x), dim=-1):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)  # error: PYR205


def guide(x, y):
    with pyro.plate("features", 3, dim=-1):
        pyro.sample("w", dist.Normal(pyro.param("m", torch.zeros(3)), 0.1))


loss = Trace_ELBO(num_particles=4, vectorize_particles=True)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), loss)
svi.step(torch.randn(1, 3), torch.randn(1))
