import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y, weight):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    with poutine.scale(scale=weight):
        # The weights have three elements and there is no plate for them.
        pyro.sample("y", dist.Normal(z, 1.0), obs=y)  # error: PYR203


def guide(y, weight):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0), torch.tensor([1.0, 2.0, 3.0]))
