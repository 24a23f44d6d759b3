import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceTMC_ELBO, config_enumerate


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=torch.tensor(0.0))


def guide():
    pass


sampled = config_enumerate(model, num_samples=0)  # error: PYR411
TraceTMC_ELBO(max_plate_nesting=0).loss(sampled, guide)
