"""PYR215: one plate of two sizes."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    with pyro.plate("n", 6, subsample_size=2) as index:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])


def draw_z():
    pyro.sample("z", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


def wrong_smaller_in_the_guide():
    def guide(y):
        with pyro.plate("n", 4, subsample_size=2):  # error: PYR215
            draw_z()

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_larger_in_the_model():
    def larger(y):
        with pyro.plate("n", 60, subsample_size=2) as index:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    def guide(y):
        with pyro.plate("n", len(y), subsample_size=2):  # error: PYR215
            draw_z()

    SVI(larger, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def wrong_full_plate_in_the_guide():
    def scaled(y):
        with pyro.plate("n", 60, subsample_size=6):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    def guide(y):
        with pyro.plate("n", 6):  # error: PYR215
            draw_z()

    SVI(scaled, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_plate_in_a_variable():
    def guide(y):
        rows = pyro.plate("n", 5, 2)  # error: PYR215
        with rows:
            draw_z()

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_same_size():
    def guide(y):
        with pyro.plate("n", 6, subsample_size=2):
            draw_z()

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_same_size_by_another_word():
    def guide(y):
        with pyro.plate("n", len(y), subsample_size=2):
            draw_z()

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_other_plate():
    def guide(y):
        with pyro.plate("n", 6, subsample_size=2), pyro.plate("m", 1, dim=-2):
            pass
        with pyro.plate("n2", 6, subsample_size=2, dim=-1):
            pass

    def plain(y):
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y.mean())
        for name in ("n", "m", "n2"):
            pyro.plate(name, {"n": 6, "m": 1, "n2": 6}[name])

    SVI(plain, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_subsampled_in_the_guide_only():
    def full(y):
        with pyro.plate("n", len(y)) as index:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    def guide(y):
        with pyro.plate("n", 6, subsample_size=2):
            draw_z()

    SVI(full, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_size_by_argument():
    def sized(y, size):
        with pyro.plate("n", size):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    def guide(y, size):
        with pyro.plate("n", y.shape[0]):
            draw_z()

    SVI(sized, guide, OPTIM, Trace_ELBO()).step(DATA, 6)


def right_no_plate_in_the_guide():
    def constant(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 6, subsample_size=2) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))

    SVI(constant, guide, OPTIM, Trace_ELBO()).step(DATA)
