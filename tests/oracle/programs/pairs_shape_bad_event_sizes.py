"""A latent of three coordinates, a guide of four."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z.mean(), 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(4))
    pyro.sample("z", dist.Normal(loc, 0.1).to_event(1))  # error: PYR306


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
