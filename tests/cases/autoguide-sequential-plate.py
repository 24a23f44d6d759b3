"""PYR414: autoguides over sites in sequential plates."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoDiagonalNormal, AutoNormal

DATA = torch.linspace(-1.0, 1.0, 3)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def rows(y):
    top = pyro.sample("top", dist.Normal(0.0, 1.0))
    for i in pyro.plate("rows", 3):
        z = pyro.sample(f"z_{i}", dist.Normal(top, 1.0))
        pyro.sample(f"y_{i}", dist.Normal(z, 1.0), obs=y[i])


def wrong_normal():
    guide = AutoNormal(rows)  # error: PYR414
    SVI(rows, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_one_vector():
    guide = AutoDiagonalNormal(rows)  # error: PYR414
    SVI(rows, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_vectorized_plate_inside():
    def model(y):
        for i in pyro.plate("rows", 3):
            with pyro.plate(f"columns_{i}", 2):
                pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0))
            pyro.sample(f"y_{i}", dist.Normal(0.0, 1.0), obs=y[i])

    guide = AutoDelta(model)  # error: PYR414
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_minibatch():
    def model(y):
        for i in pyro.plate("rows", 3, subsample=[0, 2]):
            z = pyro.sample(f"z_{i}", dist.LogNormal(0.0, 1.0))
            pyro.sample(f"y_{i}", dist.Normal(z, 1.0), obs=y[i])

    guide = AutoNormal(model)  # error: PYR414
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_only_data_in_the_plate():
    def model(y):
        top = pyro.sample("top", dist.Normal(0.0, 1.0))
        for i in pyro.plate("rows", 3):
            pyro.sample(f"y_{i}", dist.Normal(top, 1.0), obs=y[i])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_plain_loop():
    def model(y):
        for i in range(3):
            z = pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0))
            pyro.sample(f"y_{i}", dist.Normal(z, 1.0), obs=y[i])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_vectorized():
    def model(y):
        top = pyro.sample("top", dist.Normal(0.0, 1.0))
        with pyro.plate("rows", 3):
            z = pyro.sample("z", dist.Normal(top, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    SVI(model, AutoDiagonalNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_rest_by_hand():
    auto = AutoNormal(poutine.block(rows, expose=["top"]))

    def guide(y):
        auto(y)
        for i in pyro.plate("rows", 3):
            pyro.sample(f"z_{i}", dist.Normal(pyro.param(f"m_{i}", torch.tensor(0.0)), 0.1))

    SVI(rows, guide, OPTIM, Trace_ELBO()).step(DATA)
