"""EnergyDistance never scores the likelihood: an undeclared batch passes."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu.expand(3), 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), EnergyDistance(num_particles=2,max_plate_nesting=0))
for _ in range(3):
    svi.step(torch.zeros(3))
