import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x):
    rows = pyro.plate("rows", 3)
    s = pyro.sample("s", dist.LogNormal(0.0, 1.0))
    with rows:
        z = pyro.sample("z", dist.Normal(0.0, s))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    with pyro.plate("rows", size=x.shape[-1], dim=-1):
        z = pyro.sample("z", dist.Normal(pyro.param("l", torch.zeros(3)), 1.0))
    pyro.sample("s", dist.LogNormal(z.mean(), 1.0))


Trace_ELBO().loss(model, guide, torch.zeros(3))
