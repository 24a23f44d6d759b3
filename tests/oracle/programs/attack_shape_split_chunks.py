"""Chunks of a tensor name the sites: ten rows in pieces of four are three."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

x = torch.randn(10)


def model(x):
    for k, piece in enumerate(x.split(4)):
        mu = pyro.sample(f"mu_{k}", dist.Normal(0.0, 1.0))
        with pyro.plate(f"rows_{k}", len(piece)):
            pyro.sample(f"x_{k}", dist.Normal(mu, 1.0), obs=piece)


def guide(x):
    for k in range(3):
        pyro.sample(f"mu_{k}", dist.Normal(pyro.param(f"q{k}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(x)
