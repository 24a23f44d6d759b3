"""PYR503: parameters that are made before any run, and draws in __init__."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def wrong_in_a_closure():
    loc = pyro.param("closed_loc", torch.tensor(0.0))  # error: PYR503

    def guide(x):
        pyro.sample("a", dist.Normal(loc, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_in_init():
    class Guide:
        def __init__(self):
            self.loc = pyro.param("own_loc", torch.tensor(0.0))  # error: PYR503

        def __call__(self, x):
            scale = pyro.param("scale", torch.tensor(1.0), constraint=constraints.positive)
            pyro.sample("a", dist.Normal(self.loc, scale))

    SVI(model, Guide(), OPTIM, Trace_ELBO()).step(DATA)


def wrong_computed_from_it():
    logits = pyro.param("logits", torch.tensor(0.0))  # error: PYR503

    def prior(x):
        a = pyro.sample("a", dist.Normal(2.0 * torch.sigmoid(logits) - 1.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a, 1.0), obs=x)

    SVI(prior, AutoNormal(prior), OPTIM, Trace_ELBO()).step(DATA)


def wrong_draw_in_init():
    class Model(pyro.nn.PyroModule):
        def __init__(self):
            super().__init__()
            self.weight = pyro.sample("weight", dist.Normal(0.0, 1.0))  # error: PYR503

        def forward(self, x):
            a = pyro.sample("a", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(x)):
                pyro.sample("x", dist.Normal(a * self.weight, 1.0), obs=x)

    made = Model()
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def right_inside():
    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_initialised_before_and_asked_for_inside():
    pyro.param("loc", torch.tensor(0.5))

    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("loc"), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_read_after_training():
    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
    learnt = pyro.param("loc").item()

    def next_model(x):
        a = pyro.sample("a", dist.Normal(learnt, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a, 1.0), obs=x)

    SVI(next_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_used_in_both_places():
    before = pyro.param("loc", torch.tensor(0.0))

    def guide(x):
        loc = pyro.param("loc", torch.tensor(0.0))
        pyro.sample("a", dist.Normal(loc + before.detach(), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_data_that_are_drawn():
    truth = pyro.sample("truth", dist.Normal(0.0, 1.0))
    data = pyro.sample("data", dist.Normal(truth, 1.0).expand([6]))
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(data)


def right_number_read_from_it():
    start = pyro.param("start", torch.tensor(0.3)).item()

    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("loc", torch.tensor(start)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_pyro_param_attribute():
    class Guide(pyro.nn.PyroModule):
        def __init__(self):
            super().__init__()
            self.loc = pyro.nn.PyroParam(torch.tensor(0.0))

        def forward(self, x):
            pyro.sample("a", dist.Normal(self.loc, 1.0))

    SVI(model, Guide(), OPTIM, Trace_ELBO()).step(DATA)


def right_helper_that_runs_inside():
    def parameters():
        return pyro.param("loc", torch.tensor(0.0)), pyro.param(
            "scale", torch.tensor(1.0), constraint=constraints.positive
        )

    parameters()

    def guide(x):
        loc, scale = parameters()
        pyro.sample("a", dist.Normal(loc, scale))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_constructor_of_a_trainer():
    class Trainer:
        def __init__(self):
            self.at = pyro.param("at_of_trainer", torch.tensor(0.0))  # error: PYR503
            self.svi = SVI(self.model, self.guide, OPTIM, Trace_ELBO())

        def model(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

        def guide(self, y):
            pyro.sample("loc", dist.Normal(self.at, 1.0))

    Trainer().svi.step(DATA)


def wrong_by_an_alias_in_a_factory():
    from pyro import param as learn

    def make_guide():
        spread = learn("wide", torch.tensor(1.0), constraint=constraints.positive)  # error: PYR503

        def guide(y):
            pyro.sample("loc", dist.Normal(0.0, spread))

        return guide

    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, make_guide(), OPTIM, Trace_ELBO()).step(DATA)


def wrong_draw_in_init_of_a_module():
    class Model(PyroModule):
        def __init__(self):
            super().__init__()
            self.weight = pyro.sample("weight_of_module", dist.Normal(0.0, 1.0))  # error: PYR503

        def forward(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(y)):
                return pyro.sample("y", dist.Normal(loc + self.weight, 1.0), obs=y)

    model = Model()
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_lazily_in_a_property():
    class Guide:
        @property
        def at(self):
            return pyro.param("at_of_property", torch.tensor(0.0))

        def __call__(self, y):
            pyro.sample("loc", dist.Normal(self.at, 1.0))

    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, Guide(), OPTIM, Trace_ELBO()).step(DATA)


def right_plain_numbers_in_init():
    class Model(PyroModule):
        def __init__(self):
            super().__init__()
            self.start = dist.Normal(0.0, 1.0).sample()

        def forward(self, y):
            loc = pyro.sample("loc", dist.Normal(self.start, 1.0))
            with pyro.plate("n", len(y)):
                return pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    model = Model()
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_made_in_advance_by_a_set_up():
    def set_up():
        pyro.param("at_of_set_up", torch.tensor(0.0))

    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    def guide(y):
        pyro.sample("loc", dist.Normal(pyro.param("at_of_set_up"), 1.0))

    set_up()
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_default_of_an_argument():
    def guide(x, loc=pyro.param("default_loc", torch.tensor(0.0))):  # error: PYR503
        pyro.sample("a", dist.Normal(loc, 0.1))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_autoguide_called_in_a_constructor():
    class Trainer:
        def __init__(self):
            self.guide = AutoNormal(model)
            self.guide(DATA)  # makes its parameters
            self.svi = SVI(model, self.guide, OPTIM, Trace_ELBO())

    Trainer().svi.step(DATA)


def right_constant_taken_from_the_store():
    width = pyro.param("given_width", torch.tensor(1.0)).detach()

    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("fitted_loc", torch.tensor(0.0)), width))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
