import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def shared(x):
    z = pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    pyro.factor("reg", -z.abs())
    return z


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    return poutine.block(shared, hide_fn=lambda msg: msg["name"] == "reg")(x)


Trace_ELBO().loss(model, guide, torch.tensor(0.2))
