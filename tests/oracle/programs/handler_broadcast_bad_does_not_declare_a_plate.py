# also: PYR203 because the model's site raises before the guide's
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


@poutine.broadcast
def model(y):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0))  # error: PYR203
    pyro.sample("y", dist.Normal(z.sum(), 1.0), obs=y)


@poutine.broadcast
def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))  # error: PYR203


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
