"""next() runs a generator to its first site only."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def chain():
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    yield a
    b = pyro.sample("b", dist.Normal(a, 1.0))
    yield b


def model(y):
    *_, last = chain()
    pyro.sample("y", dist.Normal(last, 1.0), obs=y)


def guide(y):  # error: PYR301
    next(chain())


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
