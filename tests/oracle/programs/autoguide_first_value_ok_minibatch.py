import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from functools import partial

from pyro.infer.autoguide import AutoDelta


def model(y):
    with pyro.plate("rows", len(y), subsample_size=2) as rows:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y[rows])


def start(width, site):
    return torch.zeros(width)


SVI(model, AutoDelta(model, init_loc_fn=partial(start, 2)), pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(6))
