import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


@poutine.broadcast
def model(y):
    with pyro.plate("n", 3):
        z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0))  # error: PYR205
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    with pyro.plate("n", 3):
        pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))
