"""Predictive with parallel samples puts its own plate to the left of the model's."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(n, y=None):
    mu = pyro.sample("mu", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("n", n):
        return pyro.sample("y", dist.Normal(mu.sum(-1, keepdim=True), 1.0), obs=y)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(4, torch.zeros(4))
samples = Predictive(model, guide=guide, num_samples=6, parallel=True)(4)
assert samples["y"].shape == (6, 4)
