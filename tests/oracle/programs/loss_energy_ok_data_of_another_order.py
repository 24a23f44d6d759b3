"""EnergyDistance counts numbers only: two rows of three take data of three rows of two, whatever sense that makes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z[..., None, None] * torch.ones(2, 3), 1.0).to_event(2), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), EnergyDistance(num_particles=4)).step(torch.zeros(3, 2))
