import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y, use_offset):
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    with poutine.mask(mask=use_offset):
        offset = pyro.sample("offset", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(m + offset, 1.0), obs=y)


def guide(y, use_offset):
    pyro.sample("m", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    with poutine.mask(mask=use_offset):
        pyro.sample("offset", dist.Normal(pyro.param("o", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0), False)
