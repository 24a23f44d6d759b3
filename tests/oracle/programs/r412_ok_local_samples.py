import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceTMC_ELBO

TMC = dict(enumerate="parallel", num_samples=4, tmc="mixture", expand=False)


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0), infer=TMC)
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    pass


TraceTMC_ELBO(max_plate_nesting=0).loss(model, guide, torch.tensor(1.0))
