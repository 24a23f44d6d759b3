"""Told that there are no plates, Trace_ELBO does not look at batch dims at all."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(max_plate_nesting=0))
for _ in range(3):
    svi.step(torch.zeros(3))
