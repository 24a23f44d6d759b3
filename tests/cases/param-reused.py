"""PYR504: one parameter with two first values or constraints."""

from functools import partial

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


def train(model, guide):
    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_constraint():
    def guide(x):
        loc = pyro.param("q", torch.tensor(1.0))
        scale = pyro.param("q", torch.tensor(1.0), constraint=constraints.positive)  # error: PYR504
        pyro.sample("a", dist.Normal(loc, scale.abs() + 0.1))

    train(model, guide)


def wrong_value():
    def guide(x):
        loc = pyro.param("q", torch.tensor(0.0))
        log_scale = pyro.param("q", torch.tensor(-3.0))  # error: PYR504
        pyro.sample("a", dist.Normal(loc, log_scale.exp()))

    train(model, guide)


def wrong_shape():
    def guide(x):
        first = pyro.param("q", torch.zeros(3))
        second = pyro.param("q", torch.zeros(2))  # error: PYR504
        pyro.sample("a", dist.Normal(first.sum() + second.sum(), 1.0))

    train(model, guide)


def wrong_across_model_and_guide():
    def wide(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        sigma = pyro.param("scale", torch.tensor(2.0), constraint=constraints.positive)  # error: PYR504
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a, sigma), obs=x)

    def guide(x):
        scale = pyro.param("scale", torch.tensor(0.1), constraint=constraints.positive)
        pyro.sample("a", dist.Normal(0.0, scale))

    train(wide, guide)


def right_second_time_without_value():
    def guide(x):
        loc = pyro.param("q", torch.tensor(0.0))
        again = pyro.param("q")
        pyro.sample("a", dist.Normal(loc + again, 1.0))

    train(model, guide)


def right_shared_on_purpose():
    def scale():
        return pyro.param("scale", torch.tensor(1.0), constraint=constraints.positive)

    def wide(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a, scale()), obs=x)

    def guide(x):
        pyro.sample("a", dist.Normal(0.0, scale()))

    train(wide, guide)


def right_same_declaration_twice():
    def wide(x):
        sigma = pyro.param("scale", torch.tensor(1.0), constraint=constraints.positive)
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a, sigma), obs=x)

    def guide(x):
        sigma = pyro.param("scale", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("a", dist.Normal(0.0, sigma))

    train(wide, guide)


def right_on_two_branches():
    narrow = bool(torch.rand(()) > 0.5)

    def guide(x):
        if narrow:
            scale = pyro.param("scale", torch.tensor(0.1), constraint=constraints.positive)
        else:
            scale = pyro.param("scale", torch.tensor(10.0), constraint=constraints.positive)
        pyro.sample("a", dist.Normal(0.0, scale))

    train(model, guide)


def right_names_of_a_loop():
    def guide(x):
        locs = [pyro.param(f"loc_{i}", torch.tensor(float(i))) for i in range(3)]
        pyro.sample("a", dist.Normal(sum(locs), 1.0))

    train(model, guide)


def right_one_statement_in_a_loop():
    def guide(x):
        total = 0.0
        for i in range(3):
            total = total + pyro.param("loc", torch.tensor(0.0))
        pyro.sample("a", dist.Normal(total, 1.0))

    train(model, guide)


def right_names_in_two_scopes():
    def part(prefix, start):
        return pyro.param(f"{prefix}_loc", torch.tensor(start))

    def guide(x):
        pyro.sample("a", dist.Normal(part("first", 0.0) + part("second", 1.0), 1.0))

    train(model, guide)


def wrong_two_helpers_of_a_trainer():
    class Trainer:
        def scale_of_prior(self):
            return pyro.param("helper_scale", torch.tensor(1.0), constraint=constraints.positive)

        def scale_of_noise(self):
            return pyro.param("helper_scale", torch.tensor(5.0), constraint=constraints.positive)  # error: PYR504

        def model(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, self.scale_of_prior()))
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(loc, self.scale_of_noise()), obs=y)

        def guide(self, y):
            pyro.sample("loc", dist.Normal(0.0, 1.0))

    trainer = Trainer()
    SVI(trainer.model, trainer.guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_by_an_alias():
    from pyro import param as learn

    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, learn("alias_spread", torch.tensor(1.0)).exp()), obs=y)  # error: PYR504

    def guide(y):
        at = learn("alias_spread", torch.tensor(-3.0))
        pyro.sample("loc", dist.Normal(at, 1.0))

    def train():
        SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

    train()


def right_one_accessor():
    class Guide:
        def at(self):
            return pyro.param("accessor_at", torch.tensor(0.0))

        def __call__(self, y):
            pyro.sample("loc", dist.Normal(self.at(), 1.0))
            return self.at()

    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, Guide(), OPTIM, Trace_ELBO()).step(DATA)


def wrong_by_a_partial():
    positive = partial(pyro.param, constraint=constraints.positive)

    def guide(x):
        loc = pyro.param("a_q", torch.tensor(0.5))
        scale = positive("a_q", torch.tensor(0.2))  # error: PYR504
        pyro.sample("a", dist.Normal(loc, scale.abs() + 0.01))

    train(model, guide)


def wrong_prefix_without_the_site():
    class MeanField:
        def __init__(self, prefix):
            self.prefix = prefix

        def __call__(self, x):
            loc = pyro.param(f"{self.prefix}_loc", torch.tensor(0.0))
            shift = pyro.param(f"{self.prefix}_loc", torch.tensor(1.0))  # error: PYR504
            pyro.sample("a", dist.Normal(loc + shift, 1.0))

    train(model, MeanField("q"))


def right_registry_asked_twice():
    registry = [("at", torch.tensor(0.0), constraints.real), ("width", torch.tensor(1.0), constraints.positive)]

    def parameters():
        return {name: pyro.param(name, init, constraint=kept) for name, init, kept in registry}

    def guide(x):
        pyro.sample("a", dist.Normal(parameters()["at"], parameters()["width"]))

    train(model, guide)


def wrong_loop_without_its_name():
    starts = {"low": 0.0, "high": 1.0}

    def guide(x):
        locs = {}
        for name, start in starts.items():
            locs[name] = pyro.param("loc", torch.tensor(start))  # error: PYR504
        pyro.sample("a", dist.Normal(locs["low"] + locs["high"], 1.0))

    train(model, guide)


def wrong_helper_called_twice():
    def parameter(start, name="at"):
        return pyro.param(name, torch.tensor(start))  # error: PYR504

    def guide(x):
        pyro.sample("a", dist.Normal(parameter(0.0) + parameter(3.0), 1.0))

    train(model, guide)


def right_first_values_that_are_drawn():
    def guide(x):
        for _ in range(2):
            loc = pyro.param("drawn", torch.randn(()))
        pyro.sample("a", dist.Normal(loc, 1.0))

    train(model, guide)


def right_loop_with_its_name():
    starts = {"low": 0.0, "high": 1.0}

    def guide(x):
        locs = [pyro.param(f"{name}_loc", torch.tensor(start)) for name, start in starts.items()]
        pyro.sample("a", dist.Normal(sum(locs), 1.0))

    train(model, guide)
