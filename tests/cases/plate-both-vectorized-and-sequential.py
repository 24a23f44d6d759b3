"""PYR208: plates that are looped over and have a dim."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_loop_over_a_plate_with_a_dim():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        for i in pyro.plate("data", 6, dim=-1):  # error: PYR208
            pyro.sample(f"y_{i}", dist.Normal(loc, 1.0), obs=y[i])

    SVI(model, AutoDelta(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_entered_first():
    def model(y):
        rows = pyro.plate("rows", 6)
        with rows:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
        for i in rows:  # error: PYR208
            pyro.sample(f"y_{i}", dist.Normal(z[i], 1.0), obs=y[i])

    poutine.trace(model).get_trace(DATA)


def wrong_loop_inside_its_own_block():
    def model(y):
        columns = pyro.plate("columns", 3)
        with columns:
            for j in columns:  # error: PYR208
                pyro.sample(f"x_{j}", dist.Normal(0.0, 1.0))

    poutine.trace(model).get_trace(DATA)


def wrong_comprehension():
    def model(y):
        columns = pyro.plate("columns", 3, dim=-2)
        total = sum([pyro.sample(f"w_{j}", dist.Normal(0.0, 1.0)) for j in columns])  # error: PYR208
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(total, 1.0), obs=y)

    poutine.trace(model).get_trace(DATA)


def wrong_enumerated():
    def model(y):
        for k, i in enumerate(pyro.plate("data", 6, subsample_size=2, dim=-1)):  # error: PYR208
            pyro.sample(f"y_{k}", dist.Normal(0.0, 1.0), obs=y[i])

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def wrong_outside_of_inference():
    for i in pyro.plate("data", 3, dim=-1):  # error: PYR208
        pyro.sample(f"x_{i}", dist.Normal(0.0, 1.0))


def right_loop():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        for i in pyro.plate("data", 6):
            pyro.sample(f"y_{i}", dist.Normal(loc, 1.0), obs=y[i])

    SVI(model, AutoDelta(model), OPTIM, Trace_ELBO()).step(DATA)


def right_loop_over_a_minibatch():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        for i in pyro.plate("data", 6, subsample_size=2):
            pyro.sample(f"y_{i}", dist.Normal(loc, 1.0), obs=y[i])

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_looped_over_twice():
    def model(y):
        rows = pyro.plate("rows", 6)
        for i in rows:
            pyro.sample(f"x_{i}", dist.Normal(0.0, 1.0), obs=y[i])
        for i in rows:
            pyro.sample(f"y_{i}", dist.Normal(0.0, 1.0), obs=y[i])

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def right_loop_over_the_indices():
    def model(y):
        with pyro.plate("rows", 6, dim=-1) as index:
            assert [int(i) for i in index] == list(range(6))
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def right_entered_after_the_loop():
    def model(y):
        rows = pyro.plate("rows", 6)
        for i in rows:
            pyro.sample(f"x_{i}", dist.Normal(0.0, 1.0), obs=y[i])
        with rows:
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y[0])

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)
