"""PYR206: plates whose subsample_size is not the number of their indices."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Predictive, Trace_ELBO, TraceGraph_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_minibatches_of_model_and_guide():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6, subsample_size=4) as index:  # error: PYR206
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
        pyro.plate("data", 6, subsample_size=3)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_full_plate_in_the_guide():
    def model(y):
        with pyro.plate("data", 6, subsample_size=2) as index:  # error: PYR206
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])

    def guide(y):
        with pyro.plate("data", 6):
            pyro.sample("z", dist.Normal(torch.zeros(6), 1.0))

    SVI(model, guide, OPTIM, TraceGraph_ELBO()).step(DATA)


def wrong_indices_given_with_a_size():
    chosen = torch.tensor([0, 2, 5])

    def model(y):
        with pyro.plate("data", 6, subsample_size=2, subsample=chosen):  # error: PYR206
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y[chosen])

    poutine.trace(model).get_trace(DATA)


def wrong_list_of_indices():
    def model(y):
        with pyro.plate("data", len(y), 3, [0, 1]) as index:  # error: PYR206
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y[index])

    Predictive(model, num_samples=1)(DATA)


def wrong_settings_of_a_class():
    class Regression:
        model_batch, guide_batch = 3, 2

        def model(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("n", 6, subsample_size=self.model_batch) as index:  # error: PYR206
                pyro.sample("y", dist.Normal(loc, 1.0), obs=y.index_select(0, index))

        def guide(self, y):
            with pyro.plate("n", 6, subsample_size=self.guide_batch):
                pass
            pyro.sample("loc", dist.Normal(0.0, 1.0))

    regression = Regression()
    SVI(regression.model, regression.guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_outside_of_inference():
    with pyro.plate("data", 6, subsample_size=2, subsample=torch.arange(3)):  # error: PYR206
        pyro.sample("x", dist.Normal(0.0, 1.0))


def wrong_minibatch_larger_than_the_data():
    def model(y):
        with pyro.plate("data", len(y), subsample_size=10) as index:  # error: PYR206
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y[index])

    SVI(model, lambda y: None, OPTIM, Trace_ELBO()).step(DATA)


def wrong_other_indices_than_the_guide():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6, subsample_size=2, subsample=[0, 1]) as index:  # error: PYR206
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    def guide(y):
        pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.plate("data", 6, subsample_size=3)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_same_size():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6, subsample_size=3) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
        pyro.plate("data", 6, subsample_size=3)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_size_left_to_the_guide():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
        pyro.plate("data", 6, subsample_size=3)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_other_plate_in_the_guide():
    def model(y):
        with pyro.plate("inputs", 3, subsample_size=2):
            w = pyro.sample("w", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6, subsample_size=4) as index:
            pyro.sample("y", dist.Normal(w.sum(), 1.0), obs=y[index])

    def guide(y):
        with pyro.plate("inputs", 3, subsample_size=2):
            pyro.sample("w", dist.Normal(0.0, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_indices_given_without_a_size():
    def model(y, chosen):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6, subsample=chosen):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[chosen])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA, torch.tensor([1, 4]))


def right_indices_with_their_number():
    def model(y, chosen):
        with pyro.plate("data", 6, subsample_size=len(chosen), subsample=chosen):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y[chosen])

    SVI(model, lambda y, chosen: None, OPTIM, Trace_ELBO()).step(DATA, torch.tensor([1, 4]))


def right_last_batch_is_short():
    def model(y, batch):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("data", 6, subsample_size=batch) as index:
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y[index])

    def guide(y, batch):
        pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.plate("data", 6, subsample_size=batch)

    svi = SVI(model, guide, OPTIM, Trace_ELBO())
    for batch in (4, 2):
        svi.step(DATA, batch)
