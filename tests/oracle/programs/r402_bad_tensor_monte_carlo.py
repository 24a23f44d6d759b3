import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceTMC_ELBO


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=torch.tensor(1.0))


def guide():
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


TraceTMC_ELBO(max_plate_nesting=0, num_particles=2).differentiable_loss(model, guide)  # error: PYR402
