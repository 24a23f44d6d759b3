import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI
from pyro.optim import Adam
from pyro.infer import EnergyDistance


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 3):
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, Adam({"lr": 0.1}), EnergyDistance(num_particles=4, max_plate_nesting=2))
svi.step(torch.zeros(3))
