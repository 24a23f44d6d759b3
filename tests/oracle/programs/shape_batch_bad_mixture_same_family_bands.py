"""MixtureSameFamily eats one batch dim; the bands remain."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(spectrum):
    logits = pyro.param("logits", torch.zeros(4, 3))
    locs = pyro.param("locs", torch.randn(4, 3))
    mixture = dist.MixtureSameFamily(dist.Categorical(logits=logits), dist.Normal(locs, 1.0))
    pyro.sample("spectrum", mixture, obs=spectrum)  # error: PYR203


def guide(spectrum):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4))
