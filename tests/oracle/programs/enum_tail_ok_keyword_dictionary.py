import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceTailAdaptive_ELBO

settings = dict(num_particles=8, vectorize_particles=True)
settings["tail_adaptive_beta"] = -0.5


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


TraceTailAdaptive_ELBO(**settings).differentiable_loss(model, guide, torch.tensor(1.0))
