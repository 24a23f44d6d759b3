"""With a prior the latents are scored, in no more dims than max_plate_nesting, which counts the particles."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance
from pyro.optim import Adam


def model(y):
    with pyro.plate("rows", 3):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    with pyro.plate("rows", 3):
        pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(3, 1)), 1.0))


loss = EnergyDistance(prior_scale=0.1, max_plate_nesting=1)  # error: PYR202
SVI(model, guide, Adam({"lr": 0.1}), loss).step(torch.zeros(3, 1))
