"""Distributions that turn batch dims into something else."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(spectrum):
    logits = pyro.param("logits", torch.zeros(3))
    locs = pyro.param("locs", torch.randn(3, 4))
    parts = dist.Normal(locs, 1.0).to_event(1)
    pyro.sample("spectrum", dist.MixtureSameFamily(dist.Categorical(logits=logits), parts), obs=spectrum)
    pyro.sample("curve", dist.MultivariateNormal(torch.zeros(4), torch.eye(4)), obs=spectrum)
    pyro.sample("counts", dist.Multinomial(4, torch.ones(4) / 4), obs=torch.ones(4))


def guide(spectrum):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))
