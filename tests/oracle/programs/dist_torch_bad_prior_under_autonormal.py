"""A prior of torch under AutoNormal."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
import torch.distributions as td


from pyro.infer.autoguide import AutoNormal


def model(x):
    scale = pyro.sample("scale", td.HalfNormal(1.0))  # error: PYR105
    pyro.sample("x", dist.Normal(0.0, scale), obs=x)


SVI(model, AutoNormal(model), Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
