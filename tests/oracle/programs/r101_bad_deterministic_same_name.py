import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x):
    sigma = pyro.sample("sigma", dist.HalfNormal(1.0))
    sigma = pyro.deterministic("sigma", sigma + 1e-3)  # error: PYR101
    pyro.sample("x", dist.Normal(0.0, sigma), obs=x)


SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
