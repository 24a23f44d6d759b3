"""Subsampling is decided in the guide; the model enters a plate of that name and is given the indices."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

data = torch.randn(10)


def model():
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 10) as i:
        pyro.sample("x", dist.Normal(mu, 1.0), obs=data[i])


def guide():
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    with pyro.plate("n", 10, subsample_size=5):
        pass


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step()
