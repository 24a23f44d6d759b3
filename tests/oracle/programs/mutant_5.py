"""The order of an auxiliary site named like an observation counts for the mean-field loss too."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    noise = pyro.sample("x", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})  # error: PYR311
    pyro.sample("z", dist.Normal(pyro.param("m", torch.tensor(0.0)) + noise, 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO()).step(torch.tensor(1.0))
