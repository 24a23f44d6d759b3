"""Subsampling inside of the model; the guide is amortised by the plate's index."""
import torch
import pyro
import pyro.distributions as dist
from torch.distributions import constraints
from pyro.infer import SVI, Trace_ELBO

N = 50
data = torch.randn(N) + 2.0


def plates():
    return pyro.plate("rows", N, subsample_size=7, dim=-1)


def model():
    mu = pyro.sample("mu", dist.Normal(0.0, 10.0))
    with plates() as idx:
        local = pyro.sample("local", dist.Normal(mu, 1.0))
        pyro.sample("obs", dist.Normal(local, 1.0), obs=data[idx])


def guide():
    mu_loc = pyro.param("mu_loc", lambda: torch.tensor(0.0))
    pyro.sample("mu", dist.Normal(mu_loc, 0.1))
    with plates() as idx:
        loc = pyro.param("loc", lambda: torch.zeros(N), event_dim=0)
        scale = pyro.param("scale", lambda: torch.ones(N), constraint=constraints.positive, event_dim=0)
        pyro.sample("local", dist.Normal(loc, scale))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for step in range(4):
    svi.step()
