"""The same with the plate's name: the particles stay, and the guess is right."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
from pyro.poutine.plate_messenger import block_plate


def model():
    with pyro.plate("rows", 3, dim=-1), pyro.plate("columns", 3):
        with block_plate("columns"):
            pyro.sample("x", dist.Normal(0.0, 1.0))


def guide():
    with pyro.plate("rows", 3, dim=-1), pyro.plate("columns", 3):
        with block_plate("columns"):
            pyro.sample("x", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))


elbo = Trace_ELBO(num_particles=2, vectorize_particles=True)
SVI(model, guide, Adam({"lr": 0.1}), elbo).step()
