import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


def both(y):
    pyro.sample("a", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    pyro.sample("b", dist.Normal(pyro.param("n", torch.tensor(0.0)), 1.0))  # error: PYR309


guide = poutine.equalize(both, ["a", "b"])


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
