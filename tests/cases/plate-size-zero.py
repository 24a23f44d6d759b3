"""PYR210: plates without elements."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_literal():
    def model(y):
        with pyro.plate("data", 0):  # error: PYR210
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    Predictive(model, num_samples=1)(DATA)


def wrong_nothing_is_missing():
    missing = []

    def model(y):
        with pyro.plate("missing", len(missing)):  # error: PYR210
            pyro.sample("imputed", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    poutine.trace(poutine.condition(model, data={})).get_trace(DATA)


def wrong_round_of_a_loop_without_columns():
    def model(y):
        for group, size in enumerate([3, 0, 2]):
            with pyro.plate(f"group_{group}", size):  # error: PYR210
                pyro.sample(f"w_{group}", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(torch.zeros(6), 1.0).to_event(1), obs=y)

    poutine.trace(model).get_trace(DATA)


def wrong_never_entered():
    def model(y):
        pyro.plate("hidden", 0)  # error: PYR210
        with pyro.plate("data", 6):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def wrong_empty_tensor():
    inputs = torch.zeros(6, 0)

    def model(x, y):
        with pyro.plate("inputs", x.shape[1]):  # error: PYR210
            pyro.sample("w", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(inputs, DATA)


def wrong_sequential():
    def model(y):
        for i in pyro.plate("none", 0):  # error: PYR210
            pyro.sample(f"x_{i}", dist.Normal(0.0, 1.0))

    poutine.trace(model).get_trace(DATA)


def wrong_outside_of_inference():
    rows = pyro.plate("rows", 0)  # error: PYR210
    with rows:
        pyro.sample("x", dist.Normal(0.0, 1.0))


def right_one_element():
    def model(y):
        with pyro.plate("data", 1):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y[:1])

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def right_asked_before():
    missing = []

    def model(y):
        if missing:
            with pyro.plate("missing", len(missing)):
                pyro.sample("imputed", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def right_list_that_was_filled():
    rows = []
    for value in (1.0, 2.0):
        rows.append(value)

    def model():
        with pyro.plate("rows", len(rows)):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=torch.tensor(rows))

    SVI(model, lambda: None, OPTIM, Trace_ELBO()).step()


def right_size_of_the_data():
    def model(y):
        with pyro.plate("data", y.shape[0]):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def right_no_size():
    def model(y):
        with pyro.plate("data", dim=-1):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO(max_plate_nesting=1)).step(DATA)
