import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x):
    with pyro.plate("grid_0", 3, dim=-1), pyro.plate("grid_1", 2, dim=-2):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    with pyro.plate_stack("grid", (2, 3)):
        pyro.sample("z", dist.Normal(pyro.param("q", torch.zeros(2, 3)), 1.0))


Trace_ELBO().loss(model, guide, torch.zeros(2, 3))
