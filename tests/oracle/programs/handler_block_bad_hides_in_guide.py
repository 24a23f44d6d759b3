import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z + w, 1.0), obs=y)


def inner(y):  # error: PYR301
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.tensor(0.0)), 1.0))


SVI(model, poutine.block(inner, hide=["w"]), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
