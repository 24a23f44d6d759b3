"""capitalize() is not title(): the second word differs."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

COLUMNS = ["petal width"]


def model(y):
    for column in COLUMNS:
        pyro.sample(column.title(), dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301
    for column in COLUMNS:
        pyro.sample(column.capitalize(), dist.Normal(0.0, 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
