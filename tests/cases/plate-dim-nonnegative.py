"""PYR209: dims that do not count from the right."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Predictive, Trace_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_first_dim():
    def model(y):
        with pyro.plate("data", len(y), dim=0):  # error: PYR209
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def wrong_minus_sign_forgotten():
    def model(table):
        with pyro.plate("columns", 3, dim=-1), pyro.plate("rows", 2, dim=2):  # error: PYR209
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=table)

    Predictive(model, num_samples=1)(DATA.reshape(2, 3))


def wrong_dim_counted_in_a_loop():
    def model(table):
        plates = [pyro.plate(f"axis_{k}", size, dim=k - 1) for k, size in enumerate((3, 2))]  # error: PYR209
        with plates[0], plates[1]:
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=table)

    poutine.trace(model).get_trace(DATA.reshape(2, 3))


def wrong_in_the_guide():
    def model(y):
        with pyro.plate("data", 6):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    def guide(y):
        with pyro.plate("data", 6, None, None, 1):  # error: PYR209
            pyro.sample("z", dist.Normal(torch.zeros(6), 1.0))

    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def wrong_default_of_a_helper():
    def observe(y, dim=0):
        rows = pyro.plate("rows", len(y), dim=dim)  # error: PYR209
        with rows:
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    poutine.trace(observe).get_trace(DATA)


def wrong_outside_of_inference():
    with pyro.plate("data", 6, dim=0):  # error: PYR209
        pyro.sample("x", dist.Normal(0.0, 1.0))


def right_counted_from_the_right():
    def model(table):
        with pyro.plate("columns", 3, dim=-1), pyro.plate("rows", 2, dim=-2):
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=table)

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(DATA.reshape(2, 3))


def right_dim_counted_in_a_loop():
    def model(table):
        plates = [pyro.plate(f"axis_{k}", size, dim=-1 - k) for k, size in enumerate((3, 2))]
        with plates[0], plates[1]:
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=table)

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(DATA.reshape(2, 3))


def right_no_dim():
    def model(y):
        with pyro.plate("data", 6, dim=None):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_dim_of_the_data():
    def model(y):
        with pyro.plate("data", 6, dim=-y.dim()):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_never_entered():
    def model(y):
        pyro.plate("unused", 6, dim=0)
        with pyro.plate("data", 6):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)
