"""Constraints and transforms of torch are Pyro's."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
import torch.distributions as td


def model(x):
    scale = pyro.sample("scale", dist.TransformedDistribution(dist.Normal(0.0, 1.0), [td.transforms.ExpTransform()]))
    pyro.sample("x", dist.Normal(0.0, scale), obs=x)


def guide(x):
    s = pyro.param("s", torch.tensor(1.0), constraint=td.constraints.positive)
    pyro.sample("scale", dist.LogNormal(0.0, s))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
