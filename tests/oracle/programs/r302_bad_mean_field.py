import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.optim import Adam

LATENTS = ("alpha", "beta", "gamma")


def model(y):
    s = sum(pyro.sample(name, dist.Normal(0.0, 1.0)) for name in LATENTS[:2])
    pyro.sample("y", dist.Normal(s, 1.0), obs=y)


def guide(y):
    for name in LATENTS:
        loc = pyro.param(name + "_loc", torch.tensor(0.0))
        pyro.sample(name, dist.Normal(loc, 0.1))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.01}), TraceMeanField_ELBO()).step(torch.tensor(0.0))
