"""PYR207: plates inside a plate of their name."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_object_inside_itself():
    def model(y):
        rows = pyro.plate("rows", 6)
        with rows:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            with rows:  # error: PYR207
                pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_helper_enters_it_again():
    def observe(plate, mean, y):
        with plate:  # error: PYR207
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    def model(y):
        rows = pyro.plate("rows", 6)
        with rows:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            observe(rows, z, y)

    SVI(model, AutoDelta(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_plates_without_a_size():
    def model(y):
        with pyro.plate("n"):
            with pyro.plate("n"):  # error: PYR207
                pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    poutine.trace(model).get_trace(DATA)


def wrong_fixed_dims_of_one_object():
    def model(y):
        rows = pyro.plate("rows", 6, dim=-2)
        with rows, pyro.plate("columns", 1, dim=-1), rows:  # error: PYR207
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y.unsqueeze(-1))

    poutine.trace(model).get_trace(DATA)


def wrong_plate_kept_by_a_class():
    class Mixture:
        def __init__(self, size):
            self.rows = pyro.plate("rows", size)

        def likelihood(self, z, y):
            with self.rows:  # error: PYR207
                pyro.sample("y", dist.Normal(z, 1.0), obs=y)

        def model(self, y):
            with self.rows:
                self.likelihood(pyro.sample("z", dist.Normal(0.0, 1.0)), y)

    poutine.trace(Mixture(6).model).get_trace(DATA)


def wrong_outside_of_inference():
    rows = pyro.plate("rows", 6)
    with rows, rows:  # error: PYR207
        pyro.sample("x", dist.Normal(0.0, 1.0))


def right_object_entered_again_after_it_was_left():
    def model(y):
        rows = pyro.plate("rows", 6)
        with rows:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
        with rows:
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_two_names():
    def model(y):
        with pyro.plate("rows", 6):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            with pyro.plate("copies", 2):
                pyro.sample("y", dist.Normal(z, 1.0), obs=y.expand(2, 6))

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_sequential_plates_are_not_entered():
    def model(y):
        pairs = pyro.plate("pairs", 2)
        for i in pairs:
            with pyro.plate(f"rows_{i}", 6):
                pyro.sample(f"y_{i}", dist.Normal(0.0, 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def right_round_after_round():
    def model(y):
        rows, total = pyro.plate("rows", 6), 0.0
        for j in range(3):
            with rows:
                total = total + pyro.sample(f"w_{j}", dist.Normal(0.0, 1.0))
        with rows:
            pyro.sample("y", dist.Normal(total, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)
