"""EnergyDistance lays draws and data side by side: three draws a particle, one datum, which no density would mind."""
# shows: PYR213 is invalid for input of size
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", 3):
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)  # error: PYR213


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), EnergyDistance(num_particles=4)).step(torch.tensor(0.3))
