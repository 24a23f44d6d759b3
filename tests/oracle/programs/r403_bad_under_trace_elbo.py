import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO, config_enumerate


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    k = pyro.sample("k", dist.Bernoulli(0.5))  # error: PYR403
    pyro.sample("x", dist.Normal(z + k, 1.0), obs=x)


def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


Trace_ELBO().loss(config_enumerate(model, "sequential"), guide, torch.tensor(0.0))
