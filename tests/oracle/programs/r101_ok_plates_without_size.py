import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x):
    with pyro.plate("rows", dim=-1):
        z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0))
    with pyro.plate("rows", dim=-1):
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    with pyro.plate("rows", dim=-1):
        pyro.sample("z", dist.Normal(pyro.param("q", torch.zeros(3)), 1.0))


Trace_ELBO().loss(model, guide, torch.zeros(3))
