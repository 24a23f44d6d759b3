"""A range that runs downwards from -1."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from contextlib import ExitStack


def model(x):
    with ExitStack() as stack:
        for dim in range(-1, -1 - x.dim(), -1):
            stack.enter_context(pyro.plate("p%d" % -dim, x.shape[dim], dim=dim))
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4, 3))
