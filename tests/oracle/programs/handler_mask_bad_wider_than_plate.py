import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y, seen):
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 3), poutine.mask(mask=seen):
        pyro.sample("y", dist.Normal(m, 1.0), obs=y)  # error: PYR203


def guide(y, seen):
    pyro.sample("m", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3), torch.ones(2, 3).bool())
