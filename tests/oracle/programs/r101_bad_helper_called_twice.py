import torch
import pyro
from pyro import sample
from pyro.distributions import Normal
from pyro.infer import Trace_ELBO


def coefficient():
    return sample("beta", Normal(0.0, 1.0))  # error: PYR101


def model(y):
    slope, intercept = coefficient(), coefficient()
    sample("y", Normal(slope + intercept, 1.0), obs=y)


def guide(y):
    sample("beta", Normal(pyro.param("b", torch.tensor(0.0)), 1.0))


Trace_ELBO().loss(model, guide, torch.tensor(0.0))
