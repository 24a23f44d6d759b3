import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    groups = pyro.param("groups", torch.zeros(2))
    with pyro.plate("groups", 2):  # error: PYR102
        pyro.sample("y", dist.Normal(groups, 1.0), obs=y)


def guide(y):
    pass


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.ones(2))
