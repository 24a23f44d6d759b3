"""A decorator that returns a constant function: the decorated guide never runs."""
import functools
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def disabled(fn):
    @functools.wraps(fn)
    def nothing(*args, **kwargs):
        return None

    return nothing


def twice_named(suffix):
    def deco(fn):
        def inner(*args):  # error: PYR301
            fn(*args)
            return pyro.sample("extra" + suffix, dist.Normal(0.0, 1.0))

        return inner

    return deco


@twice_named("_1")
def model(y):
    pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


@twice_named("_1")
@disabled
def guide(y):
    pyro.sample("a", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


try:
    raise SystemExit
except SystemExit:
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(torch.tensor(1.0))
