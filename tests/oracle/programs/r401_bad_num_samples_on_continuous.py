import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO, config_enumerate


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


@config_enumerate(num_samples=10)
def guide(x):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


Trace_ELBO().loss(model, guide, torch.tensor(0.3))  # error: PYR401
