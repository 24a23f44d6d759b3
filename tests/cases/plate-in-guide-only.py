"""PYR304: plates that only the guide enters."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_minibatch_under_another_name():
    def model(y):
        with pyro.plate("points", 6, subsample_size=3) as i:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[i])

    def guide(y):
        m = pyro.param("m", torch.zeros(6))
        with pyro.plate("batch", 6, subsample_size=3) as i:  # error: PYR304
            pyro.sample("z", dist.Normal(m[i], 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_inner_plate_renamed():
    def model(y):
        with pyro.plate("outer", 2, dim=-2), pyro.plate("inner", 6, dim=-1):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y.expand(2, 6))

    def guide(y):
        m = pyro.param("m", torch.zeros(2, 6))
        with pyro.plate("outer", 2, dim=-2), pyro.plate("innermost", 6, dim=-1):  # error: PYR304
            pyro.sample("z", dist.Normal(m, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_minibatch_drawn_by_the_guide():
    def model(y):
        with pyro.plate("points", 6) as i:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[i])

    def guide(y):
        m = pyro.param("m", torch.zeros(6))
        with pyro.plate("points", 6, subsample_size=3) as i:
            pyro.sample("z", dist.Normal(m[i], 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
