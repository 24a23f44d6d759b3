# silent: PYR308 of all vectors the guide knows the simplex only
"""Unnormalised weights with a normal prior, guided as if they were shares."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO


def model(x):
    w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(w.sum(), 1.0), obs=x)


def guide(x):
    a = pyro.param("a", torch.ones(3), constraint=dist.constraints.positive)
    pyro.sample("w", dist.Dirichlet(a))  # error: PYR308


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), RenyiELBO(num_particles=2))
for _ in range(3):
    svi.step(torch.tensor(5.0))
