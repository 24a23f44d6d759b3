import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(xs):
    for x in xs[:1]:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(xs):
    while True:
        pyro.sample("z", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))
        break


Trace_ELBO().loss(model, guide, torch.zeros(4))
