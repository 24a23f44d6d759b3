"""PYR214: block_plate where its plate is not."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.poutine.plate_messenger import block_plate

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_name():
    def model(y):
        with pyro.plate("data", len(y)):
            with block_plate("rows"):  # error: PYR214
                loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_dim():
    def model(y):
        with pyro.plate("data", len(y)), block_plate(dim=-2):  # error: PYR214
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    poutine.trace(model).get_trace(DATA)


def wrong_helper_without_its_plate():
    def shared_scale():
        with block_plate("data"):  # error: PYR214
            return pyro.sample("scale", dist.LogNormal(0.0, 1.0))

    def model(y):
        scale = shared_scale()
        with pyro.plate("data", len(y)):
            pyro.sample("y", dist.Normal(0.0, scale), obs=y)

    poutine.trace(model).get_trace(DATA)


def wrong_after_the_plate():
    def model(y):
        rows = pyro.plate("rows", 6)
        with rows:
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)
        with block_plate(name="rows"):  # error: PYR214
            pyro.sample("z", dist.Normal(0.0, 1.0))

    poutine.trace(model).get_trace(DATA)


def wrong_taken_out_twice():
    def model(y):
        with pyro.plate("rows", 6):
            with block_plate("rows"), block_plate(dim=-1):  # error: PYR214
                pyro.sample("z", dist.Normal(0.0, 1.0))

    poutine.trace(model).get_trace(DATA)


def wrong_prefix_of_a_stack():
    def model(y):
        with pyro.plate_stack("axis", (2, 3)):
            with block_plate("axis"):  # error: PYR214
                pyro.sample("z", dist.Normal(torch.zeros(2, 1), 1.0))

    poutine.trace(model).get_trace(DATA)


def right_helper_inside_its_plate():
    def shared_scale():
        with block_plate("data"):
            return pyro.sample("scale", dist.LogNormal(0.0, 1.0))

    def model(y):
        with pyro.plate("data", len(y)):
            pyro.sample("y", dist.Normal(0.0, shared_scale()), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_not_strict():
    def shared_scale():
        with block_plate("data", strict=False):
            return pyro.sample("scale", dist.LogNormal(0.0, 1.0))

    def model(y):
        scale = shared_scale()
        with pyro.plate("data", len(y)):
            pyro.sample("y", dist.Normal(0.0, scale), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_dim():
    def model(y):
        with pyro.plate("data", len(y)):
            with block_plate(dim=-1):
                loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_one_plate_of_a_stack():
    def model(table):
        with pyro.plate_stack("axis", (2, 3)):
            with block_plate("axis_0"):
                row = pyro.sample("row", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(row, 1.0), obs=table)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA.reshape(2, 3))


def right_decorator():
    @block_plate("data")
    def shared_scale():
        return pyro.sample("scale", dist.LogNormal(0.0, 1.0))

    def model(y):
        with pyro.plate("data", len(y)):
            pyro.sample("y", dist.Normal(0.0, shared_scale()), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_helper_that_no_one_calls_here():
    def model(y):
        pyro.sample("y", dist.Normal(torch.zeros(6), 1.0).to_event(1), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def loc_inside_a_plate_of_another_file():
    with block_plate("data"):
        return pyro.sample("loc", dist.Normal(0.0, 1.0))
