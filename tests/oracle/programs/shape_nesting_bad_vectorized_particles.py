# shows: PYR202 collide at dim
"""The particles' own plate goes to the left of the promised nesting, where a plate already is."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    with pyro.plate("rows", 3, dim=-2), pyro.plate("columns", 2, dim=-1):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(3, 2))
    with pyro.plate("rows", 3, dim=-2), pyro.plate("columns", 2, dim=-1):
        pyro.sample("z", dist.Normal(loc, 1.0))


elbo = Trace_ELBO(num_particles=5, vectorize_particles=True, max_plate_nesting=1)  # error: PYR202
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), elbo).step(torch.zeros(3, 2))
