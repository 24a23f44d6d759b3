"""Bernoulli and Categorical of two values: one set of values."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


@config_enumerate
def guide(x):
    probs = pyro.param("probs", torch.ones(2) / 2, constraint=dist.constraints.simplex)
    pyro.sample("k", dist.Bernoulli(probs[1]))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))
