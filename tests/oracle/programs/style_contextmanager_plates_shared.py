"""Plates entered by one contextmanager on both sides."""
import contextlib

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


@contextlib.contextmanager
def grid(shape, prefix="grid"):
    rows, cols = shape
    with contextlib.ExitStack() as stack:
        for axis, size, dim in (("rows", rows, -2), ("cols", cols, -1)):
            stack.enter_context(pyro.plate(f"{prefix}.{axis}", size, dim=dim))
        yield


def model(z):
    with grid(z.shape):
        f = pyro.sample("f", dist.Normal(0.0, 1.0))
        pyro.sample("z", dist.Normal(f, 0.1), obs=z)


def guide(z):
    loc = pyro.param("f_loc", torch.zeros(z.shape))
    with grid(z.shape):
        pyro.sample("f", dist.Normal(loc, 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(2, 3))
