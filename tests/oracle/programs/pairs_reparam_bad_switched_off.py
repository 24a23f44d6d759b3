"""has_rsample_(False) takes the reparameterization away."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z, 1.0).to_event(1), obs=x)


def guide(x):
    q = dist.Normal(pyro.param("loc", torch.zeros(2)), 1.0)
    pyro.sample("z", q.has_rsample_(False).to_event(1))  # error: PYR314


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2))
