"""A context manager samples before and after its yield; a return inside still runs the second; one guide hides it."""
from contextlib import contextmanager
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


@contextmanager
def framed(name):
    before = pyro.sample(f"{name}_open", dist.Normal(0.0, 1.0))
    try:
        yield before
    finally:
        pyro.sample(f"{name}_close", dist.Normal(0.0, 1.0))


def model(y):
    with framed("day") as level:
        pyro.sample("y", dist.Normal(level, 1.0), obs=y)


def guide(y):
    with framed("day"):
        return
    pyro.sample("unreached", dist.Normal(0.0, 1.0))


@contextmanager
def hidden_close():
    with pyro.poutine.block(hide=["day_close"]):
        yield


def guide_hiding(y):  # error: PYR301
    with hidden_close(), framed("day"):
        pass


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
SVI(model, guide_hiding, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
