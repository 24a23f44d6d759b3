import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.optim import Adam


def model(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    pyro.sample("y", dist.Normal(b, 1.0), obs=y)


def guide(y):
    pyro.sample("b", dist.Normal(pyro.param("b_loc", torch.tensor(0.0)), 1.0))  # error: PYR311
    pyro.sample("a", dist.Normal(pyro.param("a_loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), TraceMeanField_ELBO()).step(torch.tensor(0.4))
