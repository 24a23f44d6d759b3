"""Plates made at import decorate the local parts; made outside any trace, their names never meet."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

y = torch.randn(4)


@pyro.plate("rows", 4)
def local_model(mu):
    pyro.sample("y", dist.Normal(pyro.sample("z", dist.Normal(mu, 1.0)), 1.0), obs=y)


@pyro.plate("row", 4)
def local_guide():
    pyro.sample("z", dist.Normal(pyro.param("z_loc", torch.zeros(4)), 1.0))


def model():
    local_model(pyro.sample("mu", dist.Normal(0.0, 1.0)))


def guide():
    pyro.sample("mu", dist.Normal(pyro.param("mu_loc", torch.tensor(0.0)), 1.0))
    local_guide()


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step()
