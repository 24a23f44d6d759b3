import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI
from pyro.optim import Adam
from pyro.infer import EnergyDistance


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    return z - y


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, Adam({"lr": 0.1}), EnergyDistance())  # error: PYR315
svi.step(torch.tensor(0.4))
