"""A context manager of the program's own opens both plates and yields the indices."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from contextlib import contextmanager


@contextmanager
def grid(rows, columns):
    with pyro.plate("rows", rows, dim=-2) as i, pyro.plate("columns", columns, dim=-1) as j:
        yield i, j


def model(x):
    with grid(*x.shape) as (i, j):
        mean = 0.1 * i.unsqueeze(-1) + j
        pyro.sample("x", dist.Normal(mean, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 4))
