"""Minibatches by a plate whose guide takes the first rows of the parameters, whatever the indices."""
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

N, B = 30, 6


def model(data):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("data", N, subsample_size=B) as i:
        z = pyro.sample("z", dist.Normal(mu, 1.0))
        pyro.sample("x", dist.Normal(z, 0.1), obs=data[i])


def guide(data):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))
    loc = pyro.param("z_loc", torch.zeros(N))
    scale = pyro.param("z_scale", torch.ones(N), constraint=constraints.positive)
    with pyro.plate("data", N, subsample_size=B):
        pyro.sample("z", dist.Normal(loc, scale))  # error: PYR205


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(N))
