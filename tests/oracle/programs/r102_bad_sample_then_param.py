import torch
import pyro
from pyro import param, sample
from pyro.distributions import Delta, HalfNormal, Normal, constraints
from pyro.infer import TraceGraph_ELBO


def model(x):
    s = sample("scale", HalfNormal(1.0))
    floor = param("scale", torch.tensor(0.1), constraint=constraints.positive)  # error: PYR102
    sample("x", Normal(0.0, s + floor), obs=x)


def guide(x):
    sample("scale", Delta(torch.tensor(1.0)))


TraceGraph_ELBO().loss(model, guide, torch.tensor(1.0))
