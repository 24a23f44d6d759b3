import torch
import pyro
from pyro import plate, sample
from pyro.distributions import Normal
from pyro.infer import TraceGraph_ELBO


def model(x):
    with plate("Rows", x.size(0)):
        z = sample("z", Normal(0.0, 1.0))
        sample("x", Normal(z, 1.0), obs=x)


def guide(x):
    with plate("rows", x.size(0)):  # error: PYR304
        sample("z", Normal(pyro.param("l", torch.zeros(4)), 1.0))


TraceGraph_ELBO().loss(model, guide, torch.zeros(4))
