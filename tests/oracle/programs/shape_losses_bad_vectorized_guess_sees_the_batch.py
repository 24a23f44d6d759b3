"""Vectorized particles make the loss guess the nesting in a plain run, which checks all dims."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    with pyro.plate("columns", 3):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)  # error: PYR203


def guide(y):
    loc = pyro.param("loc", torch.zeros(3))
    with pyro.plate("columns", 3):
        pyro.sample("z", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(num_particles=2,vectorize_particles=True))
for _ in range(3):
    svi.step(torch.zeros(3))
