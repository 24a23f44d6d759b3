"""The guide looks at the inputs alone and is wrapped."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x, y):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(x)):
        pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)


def guide(x):
    pyro.sample("slope", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))


SVI(model, lambda x, _: guide(x), Adam({}), Trace_ELBO()).step(torch.ones(3), torch.ones(3))
