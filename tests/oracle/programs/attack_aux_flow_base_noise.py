"""Auxiliary noise in the guide by an infer dictionary of a helper."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def auxiliary(name, fn):
    return pyro.sample(name, fn, infer={"is_auxiliary": True})


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    eps = auxiliary("z_base", dist.Normal(0.0, 1.0))
    loc = pyro.param("loc", torch.tensor(0.0))
    value = loc + eps.exp()
    pyro.sample("z", dist.Delta(value, log_density=-eps))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
