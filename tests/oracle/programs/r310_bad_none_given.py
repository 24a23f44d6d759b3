import torch
import pyro
from pyro import factor, sample
from pyro.distributions import Normal
from pyro.infer import TraceMeanField_ELBO


def model(x):
    z = sample("z", Normal(0.0, 1.0))
    sample("x", Normal(z, 1.0), obs=x)


def guide(x):
    z = sample("z", Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))
    factor("jacobian", z.abs().log(), has_rsample=None)  # error: PYR310


TraceMeanField_ELBO().loss(model, guide, torch.tensor(1.0))
