import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceTailAdaptive_ELBO

settings = {"num_particles": 8, "vectorize_particles": False, "max_plate_nesting": 0}


def build(model_settings):
    return TraceTailAdaptive_ELBO(**model_settings)  # error: PYR417


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


build(settings).differentiable_loss(model, guide, torch.tensor(1.0))
