"""Tensor Monte Carlo: config_enumerate with num_samples covers continuous sites of the model as well."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTMC_ELBO, config_enumerate


def model(data):
    x = pyro.sample("x", dist.Normal(0.0, 1.0))
    y = pyro.sample("y", dist.Normal(x, 1.0))
    scale = pyro.param("scale", torch.tensor(1.0), constraint=dist.constraints.positive)
    with pyro.plate("data", data.shape[0]):
        pyro.sample("obs", dist.Normal(y, scale), obs=data)


def guide(data):
    pass


pyro.set_rng_seed(0)
tmc_model = config_enumerate(model, default="parallel", expand=False, num_samples=4, tmc="diagonal")
elbo = TraceTMC_ELBO(max_plate_nesting=1)
svi = SVI(tmc_model, guide, pyro.optim.Adam({"lr": 0.01}), elbo)
svi.step(torch.randn(3))
