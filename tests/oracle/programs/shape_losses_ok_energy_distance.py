"""EnergyDistance guesses the nesting and puts its particles to the left of it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 3, dim=-1):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), EnergyDistance())
svi.step(torch.zeros(3))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), EnergyDistance(max_plate_nesting=2))
svi.step(torch.zeros(3))
