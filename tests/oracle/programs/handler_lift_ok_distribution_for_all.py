import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def regression(x, y):
    slope = pyro.param("slope", torch.tensor(1.0))
    offset = pyro.param("offset", torch.tensor(0.0))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(offset + slope * x, 1.0), obs=y)


def guide(x, y):
    for name in ("slope", "offset"):
        pyro.sample(name, dist.Normal(pyro.param(f"{name}_loc", torch.tensor(0.0)), 1.0))


model = poutine.lift(regression, prior=dist.Normal(0.0, 1.0))
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.arange(3.0), torch.ones(3))
