"""ContextDecorator: a class of one's own used as decorator around model and guide."""
from contextlib import ContextDecorator
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class quiet(ContextDecorator):
    def __enter__(self):
        return self

    def __exit__(self, *exc):
        return False


@quiet()
def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


@quiet()
def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


with quiet():
    SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
