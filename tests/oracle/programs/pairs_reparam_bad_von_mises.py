"""Angles by VonMises have no reparameterized sampler."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance
import math


def model(x):
    angle = pyro.sample("angle", dist.VonMises(0.0, 1.0))
    with pyro.plate("n", 4):
        pyro.sample("x", dist.Normal(angle.sin(), 0.1), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.tensor(0.5))
    pyro.sample("angle", dist.VonMises(loc, 2.0))  # error: PYR314


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), EnergyDistance(num_particles=2))
svi.step(torch.zeros(4))
