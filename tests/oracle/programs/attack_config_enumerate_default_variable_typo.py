"""The kind of enumeration is spelt wrong in a constants table."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO, config_enumerate

SETTINGS = {"enumeration": {"default": "parallell", "expand": True}}


def base_model(y):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    pyro.sample("y", dist.Normal(k, 1.0), obs=y)


def guide(y):
    pass


model = config_enumerate(base_model, **SETTINGS["enumeration"])  # error: PYR411
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0)).step(torch.tensor(1.0))
