"""A table of priors that are instances."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


PRIORS = {"loc": dist.Normal(0.0, 1.0), "scale": dist.HalfNormal(1.0)}


def model(x):
    values = {name: pyro.sample(name, prior) for name, prior in PRIORS.items()}
    pyro.sample("x", dist.Normal(values["loc"], values["scale"]), obs=x)


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
