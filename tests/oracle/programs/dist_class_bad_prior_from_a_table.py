"""The table of priors holds classes, and one is not called."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


PRIORS = {"loc": dist.Normal(0.0, 1.0), "scale": dist.HalfNormal}


def model(x):
    values = {name: pyro.sample(name, prior) for name, prior in PRIORS.items()}  # error: PYR104
    pyro.sample("x", dist.Normal(values["loc"], 1.0), obs=x)


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
