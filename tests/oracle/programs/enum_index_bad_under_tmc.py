# shows: PYR419 Error while packing tensors
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceTMC_ELBO, config_enumerate
from pyro.optim import Adam


@config_enumerate
def model(x):
    means = pyro.param("means", torch.randn(3, 3))
    row = pyro.sample("row", dist.Categorical(torch.ones(3)))
    column = pyro.sample("column", dist.Categorical(torch.ones(3)))
    pyro.sample("x", dist.Normal(means[row][column], 1.0), obs=x)  # error: PYR419


SVI(model, lambda x: None, Adam({"lr": 0.1}), TraceTMC_ELBO(max_plate_nesting=0)).step(torch.tensor(0.1))
