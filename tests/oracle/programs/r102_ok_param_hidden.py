import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=torch.tensor(1.0))


def guide():
    with poutine.block(hide_types=["param"]):
        z = pyro.param("z", torch.tensor(0.0))
    pyro.sample("z", dist.Normal(z, 1.0))


Trace_ELBO().loss(model, guide)
