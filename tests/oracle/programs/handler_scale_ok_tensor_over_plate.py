import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y, weight):
    with pyro.plate("n", 3), poutine.scale(scale=weight):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y, weight):
    with pyro.plate("n", 3), poutine.scale(scale=weight):
        pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3), torch.tensor([1.0, 2.0, 3.0]))
