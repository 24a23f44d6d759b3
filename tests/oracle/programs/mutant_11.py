"""Priors chosen by their exact type: `type(prior) is dist.Normal`; the guide observes one of them."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

PRIORS = {"loc": dist.Normal(0.0, 1.0), "scale": dist.HalfNormal(1.0)}


def model(y):
    values = {name: pyro.sample(name, prior) for name, prior in PRIORS.items()}
    pyro.sample("y", dist.Normal(values["loc"], values["scale"]), obs=y)


def guide(y):
    for name, prior in PRIORS.items():
        loc = pyro.param(name + "_m", torch.tensor(0.0))
        if type(prior) is dist.Normal:
            pyro.sample(name, dist.Normal(loc, 1.0), obs=torch.tensor(0.5))  # error: PYR309
        else:
            pyro.sample(name, dist.LogNormal(loc, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
