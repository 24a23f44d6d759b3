"""Dims to the right of a plate's fixed dim that no plate claims are not looked at by Pyro."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(images):
    with pyro.plate("images", images.shape[0], dim=-2):
        p = torch.full(images.shape[1:], 0.3)
        pyro.sample("pixels", dist.Bernoulli(p), obs=images)


def guide(images):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.ones(5, 16))
