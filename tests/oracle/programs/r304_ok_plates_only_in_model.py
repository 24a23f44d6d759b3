import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    with pyro.plate("a", 2, dim=-2), pyro.plate("b", 3, dim=-1):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with pyro.plate("x_plate", 3):
        pyro.sample("x", dist.Normal(z.sum(0), 1.0), obs=x)


def guide(x):
    with pyro.plate("a", 2, dim=-2), pyro.plate("b", 3, dim=-1):
        pyro.sample("z", dist.Normal(pyro.param("l", torch.zeros(2, 3)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))
