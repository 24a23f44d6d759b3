"""A helper called sample of one's own shadows the imported one; only one of the two makes sites."""
import torch
import pyro
import pyro.distributions as dist
from pyro import sample
from pyro.infer import SVI, Trace_ELBO


def model(y):
    sample("a", dist.Normal(0.0, 1.0))
    sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301
    def sample(name, fn):
        return fn.sample()

    sample("a", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
