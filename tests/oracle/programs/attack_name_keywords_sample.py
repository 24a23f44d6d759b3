"""All arguments of sample given by keyword, through a dictionary."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

SPEC = {"name": "mu", "fn": dist.Normal(0.0, 1.0)}


def model(y):
    mu = pyro.sample(**SPEC)
    pyro.sample(fn=dist.Normal(mu, 1.0), name="y", obs=y)


def guide(y):
    loc = pyro.param(name="loc", init_tensor=torch.tensor(0.0))
    pyro.sample(**{**SPEC, "fn": dist.Normal(loc, 1.0)})


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
