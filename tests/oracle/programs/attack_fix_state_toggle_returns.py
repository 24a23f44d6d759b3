"""A flag is switched on and off again around the step: both sides see it on."""
from contextlib import contextmanager
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Mode:
    full = False


@contextmanager
def full_mode():
    Mode.full = True
    try:
        yield
    finally:
        Mode.full = False


def model(y):
    pyro.sample("a", dist.Normal(0.0, 1.0))
    if Mode.full:
        pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    for n in "ab" if Mode.full else "a":
        pyro.sample(n, dist.Normal(pyro.param("q" + n, torch.tensor(0.0)), 1.0))


def small_guide(y):  # error: PYR301
    pyro.sample("a", dist.Normal(pyro.param("qa", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
small = SVI(model, small_guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
small.step(torch.tensor(1.0))
with full_mode():
    svi.step(torch.tensor(1.0))
small.step(torch.tensor(1.0))
with full_mode():
    small.step(torch.tensor(1.0))
