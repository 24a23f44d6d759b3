import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.optim import ClippedAdam


def model(data):
    z_mean = pyro.sample("z_mean", dist.Normal(0.0, 1.0))
    z_scale = pyro.sample("z_scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("data", 3):
        pyro.sample("obs", dist.Normal(z_mean, z_scale), obs=data)


def guide(data):  # error: PYR301
    pyro.sample("z_mean", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, ClippedAdam({"lr": 0.01}), TraceMeanField_ELBO()).step(torch.ones(3))
