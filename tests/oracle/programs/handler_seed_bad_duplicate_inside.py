import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


@poutine.seed(rng_seed=7)
def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    z = z + pyro.sample("z", dist.Normal(0.0, 1.0))  # error: PYR101
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
