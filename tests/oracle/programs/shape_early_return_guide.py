"""The guide returns before its last site when no covariates are given, which is how it is trained."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y, covariates=None):
    level = pyro.sample("level", dist.Normal(0.0, 1.0))
    noise = pyro.sample("noise", dist.LogNormal(0.0, 1.0))
    mean = level if covariates is None else level + covariates
    with pyro.plate("t", len(y)):
        pyro.sample("y", dist.Normal(mean, noise), obs=y)


def guide(y, covariates=None):  # error: PYR301
    pyro.sample("level", dist.Normal(pyro.param("level_loc", torch.tensor(0.0)), 0.1))
    if covariates is None:
        return
    pyro.sample("noise", dist.LogNormal(pyro.param("noise_loc", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(4))
