# shows: PYR411 variable 'value'
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceTMC_ELBO, config_enumerate


@config_enumerate(num_samples=1)  # error: PYR411
def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


TraceTMC_ELBO(max_plate_nesting=0).loss(model, lambda x: None, torch.tensor(0.0))
