import torch
import pyro
import pyro.distributions as dist
from pyro.infer import TraceMeanField_ELBO


def model(x):
    with pyro.plate("n", 4):
        z = pyro.sample("z", dist.Normal(0.0, 1.0).expand([2]).to_event(1))
        pyro.sample("x", dist.Normal(z.sum(-1), 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(4, 2))
    with pyro.plate("n", 4):
        pyro.sample("z", dist.Independent(dist.Normal(loc, 1.0), 1))


TraceMeanField_ELBO().loss(model, guide, torch.zeros(4))
