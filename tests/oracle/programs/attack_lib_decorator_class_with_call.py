"""A decorator written as a class keeps the function and adds a prefix through scope."""
import functools
import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.autoname import scope
from pyro.infer import SVI, Trace_ELBO


class scoped:
    def __init__(self, prefix):
        self.prefix = prefix

    def __call__(self, fn):
        @functools.wraps(fn)
        def inner(*args, **kwargs):
            with scope(prefix=self.prefix):
                return fn(*args, **kwargs)

        return inner


@scoped("one")
def latent(fn):
    return pyro.sample("z", fn)


def model(y):
    z = latent(dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("one/z", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
