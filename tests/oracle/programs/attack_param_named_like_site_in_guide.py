"""A point estimate whose parameter carries the very name of the site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

LATENTS = {"mu": torch.tensor(0.0), "sd": torch.tensor(1.0)}


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    sd = pyro.sample("sd", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, sd), obs=y)


def guide(y):
    for name, init in LATENTS.items():
        value = pyro.param(name, init)
        pyro.sample(name, dist.Delta(value))  # error: PYR102


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
