"""PYR312: model and guide cannot take the arguments of the step."""

from functools import partial

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import MCMC, NUTS, SVI, Predictive, Trace_ELBO, config_enumerate
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def draw_loc():
    return pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


def regression(x, y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(loc * x, 1.0), obs=y)


def wrong_guide_lacks_an_argument():
    # shows: PYR312 takes 1 positional argument but 2 were given
    def guide(x):  # error: PYR312
        draw_loc()

    SVI(regression, guide, OPTIM, Trace_ELBO()).step(DATA, DATA)


def wrong_guide_without_arguments():
    # shows: PYR312 takes 0 positional arguments but 2 were given
    def guide():  # error: PYR312
        draw_loc()

    Trace_ELBO()(regression, guide)(DATA, DATA)


def wrong_step_forgets_the_targets():
    # shows: PYR312 missing 1 required positional argument: 'y'
    def guide(x, y):
        draw_loc()

    SVI(regression, guide, OPTIM, Trace_ELBO()).step(DATA)  # error: PYR312


def wrong_autoguide_calls_the_model():
    # shows: PYR312 missing 1 required positional argument: 'y'
    SVI(regression, AutoNormal(regression), OPTIM, Trace_ELBO()).step(DATA)  # error: PYR312


def wrong_name_of_a_keyword():
    # shows: PYR312 got an unexpected keyword argument 'targets'
    def guide(x, y):  # error: PYR312
        draw_loc()

    def model(x, targets):
        regression(x, targets)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA, targets=DATA)


def wrong_forward_of_a_module():
    # shows: PYR312 takes 2 positional arguments but 3 were given
    class Guide(PyroModule):
        def forward(self, x):  # error: PYR312
            draw_loc()

    SVI(regression, Guide(), OPTIM, Trace_ELBO()).step(DATA, DATA)


def wrong_method_without_self():
    # shows: PYR312 takes 2 positional arguments but 3 were given
    class Regression:
        def model(self, x, y):
            regression(x, y)

        def guide(x, y):  # error: PYR312
            draw_loc()

    both = Regression()
    SVI(both.model, both.guide, OPTIM, Trace_ELBO()).step(DATA, DATA)


def wrong_after_partial():
    # shows: PYR312 got multiple values for argument 'y'
    def guide(x, y):
        draw_loc()

    model = partial(regression, y=DATA)
    SVI(model, partial(guide, y=DATA), OPTIM, Trace_ELBO()).step(DATA, DATA)  # error: PYR312


def wrong_model_inside_a_handler():
    # shows: PYR312 missing 1 required positional argument: 'y'
    def guide(*args):
        draw_loc()

    @config_enumerate
    def model(x, y):  # error: PYR312
        regression(x, y)

    SVI(poutine.scale(model, scale=0.5), guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_arguments_of_a_sampler():
    # shows: PYR312 missing 1 required positional argument: 'y'
    kernel = NUTS(regression)
    MCMC(kernel, num_samples=1, warmup_steps=1, disable_progbar=True).run(DATA)  # error: PYR312


def right_by_keyword():
    def guide(y, x):
        draw_loc()

    SVI(regression, guide, OPTIM, Trace_ELBO()).step(x=DATA, y=DATA)


def right_defaults():
    def guide(x, y=None, epoch=0):
        draw_loc()

    def model(x, y=None, epoch=0, *, steps=1):
        regression(x, y)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA, DATA)


def right_takes_everything():
    def guide(*_, **__):
        draw_loc()

    SVI(regression, guide, OPTIM, Trace_ELBO()).step(DATA, y=DATA)


def right_partial_gives_the_rest():
    def guide(x):
        draw_loc()

    SVI(partial(regression, y=DATA), guide, OPTIM, Trace_ELBO()).step(DATA)


def right_lambda_around_the_guide():
    def guide():
        draw_loc()

    SVI(regression, lambda x, y: guide(), OPTIM, Trace_ELBO()).step(DATA, DATA)


def right_decorator_of_the_program():
    def without_arguments(function):
        def called(*args):
            return function()

        return called

    @without_arguments
    def guide():
        draw_loc()

    SVI(regression, guide, OPTIM, Trace_ELBO()).step(DATA, DATA)


def right_static_and_class_methods():
    class Regression:
        @staticmethod
        def model(x, y):
            regression(x, y)

        @classmethod
        def guide(cls, x, y):
            draw_loc()

    SVI(Regression.model, Regression().guide, OPTIM, Trace_ELBO()).step(DATA, DATA)


def right_unpacked_arguments():
    def guide(x, y):
        draw_loc()

    batch = {"x": DATA, "y": DATA}
    svi = SVI(regression, guide, OPTIM, Trace_ELBO())
    svi.step(**batch)
    svi.step(*batch.values())


def right_predictive_gets_no_targets():
    def model(x, y=None):
        regression(x, y)

    def guide(x, y=None):
        draw_loc()

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA, DATA)
    Predictive(model, guide=guide, num_samples=2)(DATA)


def wrong_lightning_style():
    # shows: PYR312 missing 1 required positional argument
    class Module:
        def __init__(self):
            self.svi = SVI(self.model, self.guide, OPTIM, Trace_ELBO())

        def model(self, x, y):
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(x)):
                pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

        def guide(self, x, y):
            pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

        def training_step(self, batch):
            return self.svi.step(batch)  # error: PYR312

    Module().training_step((DATA, DATA))


def wrong_guide_by_keyword_only():
    # shows: PYR312 got an unexpected keyword argument
    def model(x, *, y=None):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    def guide(x):  # error: PYR312
        pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    def train():
        svi = SVI(model, guide, OPTIM, Trace_ELBO())
        svi.step(DATA, y=DATA)

    train()


def wrong_elbo_as_a_module():
    # shows: PYR312 takes 1 positional argument but 2 were given
    def model(x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    def guide(x):  # error: PYR312
        pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    elbo = Trace_ELBO()(model, guide)
    elbo(DATA, DATA)


def right_batches_unpacked():
    class Module:
        def __init__(self):
            self.svi = SVI(self.model, self.guide, OPTIM, Trace_ELBO())

        def model(self, x, y):
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(x)):
                pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

        def guide(self, x, y):
            pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

        def training_step(self, batch):
            return self.svi.step(*batch)

    Module().training_step((DATA, DATA))


def right_keywords_of_a_dict():
    def model(x, y=None):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    def guide(x, **others):
        pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    batch = {"x": DATA, "y": DATA}
    SVI(model, guide, OPTIM, Trace_ELBO()).step(**batch)


def right_call_operator_of_a_class():
    class Guide:
        def __call__(self, *batch):
            pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)), 1.0))

    def model(x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    SVI(model, Guide(), OPTIM, Trace_ELBO()).step(DATA, DATA)
