"""The guess counts one plate; then the particles stand at dim=-2, and block_plate takes them out instead of the inner plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
from pyro.poutine.plate_messenger import block_plate


def model():
    with pyro.plate("rows", 3, dim=-1), pyro.plate("columns", 3):
        with block_plate(dim=-2):
            pyro.sample("x", dist.Normal(0.0, 1.0))


def guide():
    with pyro.plate("rows", 3, dim=-1), pyro.plate("columns", 3):
        with block_plate(dim=-2):
            pyro.sample("x", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))
    pyro.sample("u", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})


elbo = Trace_ELBO(num_particles=2, vectorize_particles=True)  # error: PYR202
SVI(model, guide, Adam({"lr": 0.1}), elbo).step()
