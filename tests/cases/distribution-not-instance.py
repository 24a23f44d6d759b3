"""PYR104: classes of distributions in the place of distributions."""

from functools import partial

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import MCMC, NUTS, SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)


def draw_loc(y):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


def wrong_in_the_model():
    # shows: PYR104 event_dims disagree
    def scaled(y):
        pyro.sample("loc", dist.Normal, 0.0, 1.0)  # error: PYR104
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y.mean())

    SVI(scaled, draw_loc, OPTIM, Trace_ELBO()).step(DATA)


def wrong_in_the_guide():
    # shows: PYR104 object of type 'method' has no len()
    def guide(y):
        pyro.sample("loc", dist.Normal, 0.0, 1.0)  # error: PYR104

    def simple(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(simple, guide, OPTIM, Trace_ELBO()).step(torch.ones(()))


def wrong_observed():
    # shows: PYR104 takes 2 positional arguments but 3 were given
    def observed(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal, loc, 1.0, obs=y)  # error: PYR104

    SVI(observed, draw_loc, OPTIM, Trace_ELBO()).step(DATA)


def wrong_under_an_autoguide():
    # shows: PYR104 missing 1 required positional argument: 'self'
    def scaled(y):
        pyro.sample("loc", dist.Normal, 0.0, 1.0)  # error: PYR104
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y.mean())

    SVI(scaled, AutoNormal(scaled), OPTIM, Trace_ELBO()).step(DATA)


def wrong_under_nuts():
    # shows: PYR104 missing 1 required positional argument: 'self'
    def scaled(y):
        pyro.sample("loc", dist.Normal, 0.0, 1.0)  # error: PYR104
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y.mean())

    MCMC(NUTS(scaled), num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)


def right_instance():
    SVI(model, draw_loc, OPTIM, Trace_ELBO()).step(DATA)


def right_class_called_first():
    family = dist.Normal

    def guide(y):
        pyro.sample("loc", family(pyro.param("m", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_families_in_a_table():
    families = {"loc": dist.Normal}

    def guide(y):
        for name, family in families.items():
            pyro.sample(name, family(pyro.param("m", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_made_by_a_function():
    def prior(scale):
        return dist.Normal(0.0, scale)

    def scaled(y):
        loc = pyro.sample("loc", prior(1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(scaled, draw_loc, OPTIM, Trace_ELBO()).step(DATA)


def right_wrapped_class():
    class Standard(dist.Normal):
        def __init__(self):
            super().__init__(0.0, 1.0)

    def standard(y):
        loc = pyro.sample("loc", Standard())
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(standard, draw_loc, OPTIM, Trace_ELBO()).step(DATA)


def right_a_function_outside_of_inference():
    pyro.sample("noise", lambda: torch.zeros(()))
    SVI(model, draw_loc, OPTIM, Trace_ELBO()).step(DATA)


def wrong_in_forward():
    class Model(PyroModule):
        def forward(self, y):
            loc = pyro.sample("loc", dist.Normal, 0.0, 1.0)  # error: PYR104
            with pyro.plate("n", len(y)):
                return pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

        def guide(self, y):
            return pyro.sample("loc", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    model = Model()
    SVI(model, model.guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_by_an_alias():
    from pyro import sample as draw
    from pyro.distributions import Gamma

    def model(y):
        rate = draw("rate", Gamma)  # error: PYR104
        with pyro.plate("n", len(y)):
            draw("y", dist.Normal(rate, 1.0), obs=y)

    def guide(y):
        draw("rate", Gamma(2.0, 2.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_in_a_helper_of_a_trainer():
    class Trainer:
        def prior(self, name):
            return pyro.sample(name, dist.LogNormal)  # error: PYR104

        def model(self, y):
            scale = self.prior("scale")
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(0.0, scale), obs=y)

        def guide(self, y):
            pyro.sample("scale", dist.LogNormal(pyro.param("at", torch.tensor(0.0)), 1.0))

        def training_step(self, batch):
            return SVI(self.model, self.guide, OPTIM, Trace_ELBO()).step(batch)

    Trainer().training_step(DATA)


def right_class_attribute_that_is_an_instance():
    class Prior:
        loc = dist.Normal(0.0, 1.0)

    def model(y):
        loc = pyro.sample("loc", Prior.loc)
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_property_that_makes_it():
    class Settings:
        @property
        def prior(self):
            return dist.Normal(0.0, 1.0)

    settings = Settings()

    def model(y):
        loc = pyro.sample("loc", settings.prior)
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_own_subclass_called():
    class Standard(dist.Normal):
        def __init__(self):
            super().__init__(0.0, 1.0)

    def model(y):
        loc = pyro.sample("loc", Standard())
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_partial_of_a_class():
    # shows: PYR104 object has no attribute 'log_prob'
    def model(y):
        pyro.sample("loc", partial(dist.Normal, 0.0, 1.0))  # error: PYR104
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_partial_that_is_called():
    prior = partial(dist.Normal, scale=2.0)

    def model(y):
        loc = pyro.sample("loc", prior(0.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)
