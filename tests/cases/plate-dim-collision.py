"""PYR201: plates that meet at one dim."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Predictive, Trace_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoDelta, AutoNormal
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
TABLE = torch.linspace(-1.0, 1.0, 12).reshape(4, 3)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_automatic_dim_then_a_fixed_one():
    def model(counts):
        with pyro.plate("sites", 4):
            rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
            with pyro.plate("visits", 3, dim=-1):  # error: PYR201
                pyro.sample("counts", dist.Poisson(rate), obs=counts)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(torch.ones(3, 4))


def wrong_objects_in_one_statement():
    def model(table):
        users = pyro.plate("users", 4, dim=-2)
        items = pyro.plate("items", 3, dim=-2)
        with users:
            bias = pyro.sample("bias", dist.Normal(torch.zeros(4, 1), 1.0))
        with users, items:  # error: PYR201
            pyro.sample("rating", dist.Normal(bias, 1.0), obs=table)

    poutine.trace(model).get_trace(TABLE)


def wrong_second_entry_keeps_the_dim_of_the_first():
    def model(table):
        columns = pyro.plate("columns", 3)
        with columns:
            scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("rows", 4):
            with columns:  # error: PYR201
                pyro.sample("x", dist.Normal(0.0, scale), obs=table)

    Predictive(model, num_samples=2)(TABLE)


def wrong_helper_with_a_dim_of_its_own():
    def noisy(name, mean, y):
        with pyro.plate(f"{name}_plate", len(y), dim=-1):  # error: PYR201
            pyro.sample(name, dist.Normal(mean, 1.0), obs=y)

    def model(y):
        mean = pyro.sample("mean", dist.Normal(0.0, 1.0))
        noisy("first", mean, y)
        with pyro.plate("copies", 6, dim=-1):
            noisy("second", mean, y)

    SVI(model, AutoDelta(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_only_in_the_guide():
    def model(table):
        with pyro.plate("rows", 4, dim=-2), pyro.plate("columns", 3, dim=-1):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z, 1.0), obs=table)

    def guide(table):
        loc = pyro.param("loc", torch.zeros(4, 3))
        with pyro.plate("rows", 4, dim=-2), pyro.plate("columns", 3, dim=-2):  # error: PYR201
            pyro.sample("z", dist.Normal(loc, 1.0))

    SVI(model, guide, OPTIM, TraceMeanField_ELBO()).step(TABLE)


def wrong_dim_from_an_attribute():
    class Panel(PyroModule):
        def __init__(self, time_dim):
            super().__init__()
            self.time_dim = time_dim

        def forward(self, table):
            with pyro.plate("unit", table.shape[1]):
                with pyro.plate("time", table.shape[0], dim=self.time_dim):  # error: PYR201
                    pyro.sample("x", dist.Normal(0.0, 1.0), obs=table)

    panel = Panel(-1)
    SVI(panel, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def wrong_stack_over_a_plate():
    def model(images):
        with pyro.plate("batch", 4, dim=-1), pyro.plate_stack("pixel", (2, 3)):  # error: PYR201
            pyro.sample("image", dist.Bernoulli(0.5), obs=images)

    poutine.trace(model).get_trace(torch.ones(4, 2, 3))


def wrong_outside_of_inference():
    with pyro.plate("outer", 4, dim=-1):
        with pyro.plate("inner", 3, dim=-1):  # error: PYR201
            pyro.sample("w", dist.Normal(0.0, 1.0))


def right_automatic_dim_steps_aside():
    def model(table):
        with pyro.plate("columns", 3, dim=-1):
            b = pyro.sample("b", dist.Normal(0.0, 1.0))
            with pyro.plate("rows", 4):
                pyro.sample("x", dist.Normal(b, 1.0), obs=table)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE)


def right_one_after_the_other():
    def model(y):
        with pyro.plate("prior", 3, dim=-1):
            w = pyro.sample("w", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6, dim=-1):
            pyro.sample("y", dist.Normal(w.sum(), 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_objects_in_both_orders():
    def model(table):
        rows, columns = pyro.plate("rows", 4, dim=-2), pyro.plate("columns", 3, dim=-1)
        with rows:
            a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with columns:
            b = pyro.sample("b", dist.Normal(0.0, 1.0))
        with rows, columns:
            first = pyro.sample("first", dist.Normal(a + b, 1.0))
        with columns, rows:
            pyro.sample("second", dist.Normal(first, 1.0), obs=table)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE)


def right_sequential_plate_takes_no_dim():
    def model(table):
        for j in pyro.plate("columns", 3):
            with pyro.plate(f"rows_{j}", 4, dim=-1):
                pyro.sample(f"x_{j}", dist.Normal(0.0, 1.0), obs=table[:, j])

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def right_dim_by_depth():
    def model(table):
        nested(table, (3, 4), 0)

    def nested(table, sizes, depth):
        if depth == len(sizes):
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=table)
        else:
            with pyro.plate(f"level_{depth}", sizes[depth], dim=-1 - depth):
                nested(table, sizes, depth + 1)

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def right_stack_left_of_a_plate():
    def model(images):
        with pyro.plate("batch", 4, dim=-1), pyro.plate_stack("pixel", (2, 3), rightmost_dim=-2):
            pyro.sample("image", dist.Bernoulli(0.5), obs=images)

    SVI(model, lambda images: None, OPTIM, Trace_ELBO()).step(torch.ones(2, 3, 4))
