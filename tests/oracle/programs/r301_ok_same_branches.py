import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x, use_bias):
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    if use_bias:
        b = pyro.sample("b", dist.Normal(0.0, 1.0))
    else:
        b = 0.0
    pyro.sample("x", dist.Normal(w + b, 1.0), obs=x)


def guide(x, use_bias):
    pyro.sample("w", dist.Normal(pyro.param("wl", torch.tensor(0.0)), 1.0))
    if not use_bias:
        return
    pyro.sample("b", dist.Normal(pyro.param("bl", torch.tensor(0.0)), 1.0))


for flag in (True, False):
    Trace_ELBO().loss(model, guide, torch.tensor(1.0), flag)
