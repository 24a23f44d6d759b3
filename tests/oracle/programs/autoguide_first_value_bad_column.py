import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y):
    rows = pyro.plate("rows", 3, dim=-2)
    columns = pyro.plate("columns", 4, dim=-1)
    with rows:
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with rows, columns:
        pyro.sample("y", dist.Normal(a.mean(), 1.0), obs=y)


def first(site):
    return torch.zeros(3)


guide = AutoNormal(model, init_loc_fn=first)
SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3, 4))  # error: PYR306
