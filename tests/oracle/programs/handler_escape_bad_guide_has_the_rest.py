import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
from pyro.poutine.runtime import NonlocalExit


def joint(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z + w, 1.0), obs=y)


def first_half(y):
    try:
        with poutine.escape(escape_fn=lambda site: site["name"] == "w"):
            joint(y)
    except NonlocalExit:
        pass
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(first_half, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
