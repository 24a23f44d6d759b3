"""PYR506: parameters that nothing initialises."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from torch.distributions import constraints
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(a, 1.0), obs=x)


def train(guide):
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_never_given():
    # shows: PYR506 forgotten
    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("forgotten"), 1.0))  # error: PYR506

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_misspelt():
    # shows: PYR506 lco
    def guide(x):
        loc = pyro.param("loc_of_a", torch.tensor(0.0))
        again = pyro.param("lco_of_a")  # error: PYR506
        pyro.sample("a", dist.Normal(loc + again, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_only_a_constraint():
    # shows: PYR506 bare_scale
    def guide(x):
        scale = pyro.param("bare_scale", constraint=constraints.positive)  # error: PYR506
        pyro.sample("a", dist.Normal(0.0, scale))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_given():
    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("given", torch.tensor(0.0)), 1.0))

    train(guide)


def right_given_before():
    pyro.param("before", torch.tensor(0.0))

    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("before"), 1.0))

    train(guide)


def right_given_by_a_helper():
    def prepare():
        pyro.param("prepared", torch.tensor(0.0))

    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("prepared"), 1.0))

    prepare()
    train(guide)


def right_given_as_a_keyword():
    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("keyword", init_tensor=torch.tensor(0.0)), 1.0))

    train(guide)


def right_given_lazily():
    def guide(x):
        pyro.sample("a", dist.Normal(pyro.param("lazily", lambda: torch.tensor(0.0)), 1.0))

    train(guide)


def right_one_of_many_names():
    def guide(x):
        for name in ("left", "right"):
            pyro.param(f"{name}_loc", torch.tensor(0.0))
        pyro.sample("a", dist.Normal(pyro.param("left_loc") + pyro.param("right_loc"), 1.0))

    train(guide)


def right_weight_of_a_registered_module():
    net = torch.nn.Linear(1, 1)

    def guide(x):
        pyro.module("net", net)
        pyro.sample("a", dist.Normal(pyro.param("net$$$bias").sum(), 1.0))

    train(guide)


def wrong_in_a_method_of_a_trainer():
    # shows: PYR506 trainer_at
    class Trainer:
        def model(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

        def guide(self, y):
            at = pyro.param("trainer_at")  # error: PYR506
            pyro.sample("loc", dist.Normal(at, 1.0))

        def training_step(self, batch):
            return SVI(self.model, self.guide, OPTIM, Trace_ELBO()).step(batch)

    Trainer().training_step(DATA)


def wrong_by_an_alias_in_a_module():
    # shows: PYR506 module_spread
    from pyro import param as learn

    class Model(PyroModule):
        def forward(self, y):
            spread = learn("module_spread", constraint=constraints.positive)  # error: PYR506
            with pyro.plate("n", len(y)):
                return pyro.sample("y", dist.Normal(0.0, spread), obs=y)

    def guide(y):
        pass

    def train(model):
        SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

    train(Model())


def right_given_by_the_guide_that_runs_first():
    def model(y):
        spread = pyro.param("first_spread")
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(0.0, spread), obs=y)

    def guide(y):
        pyro.param("first_spread", torch.tensor(1.0), constraint=constraints.positive)

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
