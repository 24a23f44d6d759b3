import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceTMC_ELBO, config_enumerate


@config_enumerate(default="parallel", expand=False, num_samples=4)
def model():
    x = pyro.sample("x", dist.Normal(0.0, 1.0))
    y = pyro.sample("y", dist.Normal(x, 1.0))
    pyro.sample("z", dist.Normal(y, 1.0), obs=torch.tensor(1.0))


def guide():
    pyro.sample("x", dist.Normal(pyro.param("xl", torch.tensor(0.0)), 1.0))


pyro.set_rng_seed(0)
TraceTMC_ELBO(max_plate_nesting=0).loss(model, guide)
