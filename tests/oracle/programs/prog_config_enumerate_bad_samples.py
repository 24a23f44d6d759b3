"""config_enumerate called as a function with a sample count that came from a setting and is zero."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTMC_ELBO, config_enumerate

NUM_SAMPLES = 0


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    pass


tmc = config_enumerate(model, default="parallel", num_samples=NUM_SAMPLES)  # error: PYR411
SVI(tmc, guide, pyro.optim.Adam({"lr": 0.01}), TraceTMC_ELBO(max_plate_nesting=0)).step(torch.tensor(0.5))
