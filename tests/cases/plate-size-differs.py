"""PYR215: one plate of two sizes."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO
from pyro.nn import PyroModule

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


def wrong_sizes_of_two_attributes():
    class Model(PyroModule):
        train_size, test_size = 6, 3

        def forward(self, y):
            with pyro.plate("n", self.train_size, subsample_size=2) as index:
                z = pyro.sample("z", dist.Normal(0.0, 1.0))
                return pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

        def guide(self, y):
            at = pyro.param("at", torch.tensor(0.0))
            with pyro.plate("n", self.test_size, subsample_size=2):  # error: PYR215
                return pyro.sample("z", dist.Normal(at, 1.0))

    model = Model()
    SVI(model, model.guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_off_by_one_in_a_helper():
    def rows(size):
        return pyro.plate("rows", size, subsample_size=2)

    def model(y):
        with rows(len(DATA)) as index:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    def guide(y):
        with pyro.plate("rows", len(DATA) - 1, subsample_size=2):  # error: PYR215
            pyro.sample("z", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    elbo = Trace_ELBO()
    elbo.loss(model, guide, DATA)


def wrong_by_an_alias_in_a_training_function():
    from pyro import plate as along

    def model(y):
        with along("n", 6, 3) as index:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    def guide(y):
        with along("n", 4, 3) as index:  # error: PYR215
            at = pyro.param("at", torch.zeros(6))
            pyro.sample("z", dist.Normal(at[index], 1.0))

    def train(svi, steps):
        for _ in range(steps):
            svi.step(DATA)

    train(SVI(model, guide, OPTIM, Trace_ELBO()), 2)


def right_one_size_of_a_class():
    class Model(PyroModule):
        size = 6

        def forward(self, y):
            with pyro.plate("n", self.size, subsample_size=2) as index:
                z = pyro.sample("z", dist.Normal(0.0, 1.0))
                return pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

        def guide(self, y):
            with pyro.plate("n", self.size, subsample_size=2):
                return pyro.sample("z", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    model = Model()
    SVI(model, model.guide, OPTIM, Trace_ELBO()).step(DATA)


def right_one_plate_made_by_a_factory():
    def rows():
        return pyro.plate("rows", len(DATA), subsample_size=2)

    def model(y):
        with rows() as index:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    def guide(y):
        with rows():
            pyro.sample("z", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_minibatch_that_the_guide_only_names():
    def model(batch):
        with pyro.plate("n", 6, subsample_size=len(batch)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=batch)

    def guide(batch):
        with pyro.plate("n", 6, subsample_size=len(batch)):
            pyro.sample("z", dist.Normal(pyro.param("gain", torch.tensor(0.5)) * batch, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA[:2])
