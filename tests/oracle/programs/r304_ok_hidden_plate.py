import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=torch.tensor(0.0))


def guide():
    loc = pyro.param("loc", torch.tensor(0.0))
    with poutine.block():
        with pyro.plate("draws", 10):
            pilot = pyro.sample("pilot", dist.Normal(loc.detach(), 1.0))
    pyro.sample("z", dist.Normal(loc, pilot.std() + 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step()
