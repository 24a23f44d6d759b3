import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceGraph_ELBO


def soft_constraint(name, value):
    pyro.factor("soft_" + name, -(value.relu()))  # error: PYR310


def model(x):
    with pyro.plate("n", 3):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    with pyro.plate("n", 3):
        z = pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))
        soft_constraint("z", z)


TraceGraph_ELBO().loss(model, guide, torch.zeros(3))
