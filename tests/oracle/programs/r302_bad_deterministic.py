import torch
import pyro
from pyro import deterministic, param, sample
from pyro.distributions import Normal
from pyro.infer import Trace_ELBO


def model(x):
    z = sample("z", Normal(0.0, 1.0))
    deterministic("z2", z * 2)
    sample("x", Normal(z, 1.0), obs=x)


def guide(x):
    z = sample("z", Normal(param("loc", torch.tensor(0.0)), 1.0))
    deterministic("z2", z * 2)  # error: PYR302


Trace_ELBO().loss(model, guide, torch.tensor(0.5))
