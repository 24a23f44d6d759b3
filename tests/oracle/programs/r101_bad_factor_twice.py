import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    for value in x:
        pyro.factor("loglik", -((value - z) ** 2))  # error: PYR101


def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


Trace_ELBO().loss(model, guide, torch.zeros(2))
