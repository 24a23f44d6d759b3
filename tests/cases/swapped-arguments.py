"""PYR313: model and guide name the positional arguments of the step in another order."""

from functools import partial

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO
from pyro.nn import PyroModule

X = torch.linspace(-1.0, 1.0, 6)
Y = 2.0 * X + 1.0
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(x, y):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)


def draw_slope(loc):
    pyro.sample("slope", dist.Normal(loc, 0.1))


def wrong_order():
    def guide(y, x):  # error: PYR313
        draw_slope((x * y).sum() / (x * x).sum() + pyro.param("m", torch.tensor(0.0)))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(X, Y)


def wrong_order_in_methods():
    class Regression:
        def model(self, inputs, targets, weight):
            model(inputs * weight, targets)

        def guide(self, targets, inputs, weight):  # error: PYR313
            draw_slope(targets.mean() + pyro.param("m", torch.tensor(0.0)))

    both = Regression()
    SVI(both.model, both.guide, OPTIM, Trace_ELBO()).step(X, Y, 0.5)


def wrong_order_with_a_default():
    def guide(y, x=X):  # error: PYR313
        draw_slope(y.mean() + pyro.param("m", torch.tensor(0.0)))

    def with_default(x, y=Y):
        model(x, y)

    SVI(with_default, guide, OPTIM, TraceMeanField_ELBO()).step(X)


def wrong_order_in_forward():
    class Guide(PyroModule):
        def forward(self, y, x):  # error: PYR313
            draw_slope((x * y).mean())

    Trace_ELBO()(model, Guide())(X, Y)


def right_by_keyword():
    def guide(y, x):
        draw_slope((x * y).sum() / (x * x).sum())

    SVI(model, guide, OPTIM, Trace_ELBO()).step(x=X, y=Y)


def right_first_by_place():
    def guide(x, y, scale=1.0):
        draw_slope(x.mean() * scale)

    def scaled(x, scale=1.0, *, y):
        model(scale * x, y)

    SVI(scaled, guide, OPTIM, Trace_ELBO()).step(X, y=Y)


def right_guide_reads_neither():
    def guide(y, x):
        draw_slope(pyro.param("m", torch.tensor(0.0)))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(X, Y)


def right_guide_reads_what_stays():
    def guide(y, x, weight):
        draw_slope(weight * pyro.param("m", torch.tensor(0.0)))

    def weighted(x, y, weight):
        model(x * weight, y)

    SVI(weighted, guide, OPTIM, Trace_ELBO()).step(X, Y, 0.5)


def right_other_names():
    def guide(inputs, targets):
        draw_slope((inputs * targets).mean())

    SVI(model, guide, OPTIM, Trace_ELBO()).step(X, Y)


def right_wrapped_in_order():
    def guide(y, x):
        draw_slope((x * y).mean())

    SVI(model, lambda x, y: guide(y, x), OPTIM, Trace_ELBO()).step(X, Y)


def right_partial_takes_one():
    def guide(y, x):
        draw_slope((x * y).mean())

    SVI(lambda x: model(x, Y), partial(guide, Y), OPTIM, Trace_ELBO()).step(X)


def wrong_lightning_style():
    class Module:
        def __init__(self):
            self.svi = SVI(self.model, self.guide, OPTIM, Trace_ELBO())

        def model(self, x, y):
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            with pyro.plate("n", len(x)):
                pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

        def guide(self, y, x):  # error: PYR313
            at = pyro.param("at", torch.tensor(0.0))
            pyro.sample("slope", dist.Normal(at + y.mean(), 1.0))

        def training_step(self, batch):
            x, y = batch
            return self.svi.step(x, y)

    Module().training_step((X, Y))


def wrong_in_a_differentiable_loss():
    def model(inputs, targets):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(inputs)):
            pyro.sample("y", dist.Normal(slope * inputs, 1.0), obs=targets)

    def guide(targets, inputs):  # error: PYR313
        pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)) + targets.sum(), 1.0))

    def loss(batch):
        return Trace_ELBO().differentiable_loss(model, guide, *batch)

    loss((X, Y)).backward()


def wrong_three_in_another_order():
    def model(x, y, scale=1.0):
        slope = pyro.sample("slope", dist.Normal(0.0, scale))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    def guide(scale, x, y):  # error: PYR313
        pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)), torch.exp(scale.mean())))

    svi = SVI(model, guide, OPTIM, Trace_ELBO())
    for _ in range(2):
        svi.step(X, Y, 1.0)


def right_all_by_keyword():
    def model(*, x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    def guide(*, y, x):
        pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)) + y.mean(), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(y=Y, x=X)


def right_guide_turns_them_by_a_lambda():
    def model(x, y):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(slope * x, 1.0), obs=y)

    def guide(y, x):
        pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)) + y.mean(), 1.0))

    SVI(model, lambda x, y: guide(y, x), OPTIM, Trace_ELBO()).step(X, Y)


def right_batches_in_one_argument():
    def model(batch, size):
        slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
        with pyro.plate("n", size):
            pyro.sample("y", dist.Normal(slope * batch["x"], 1.0), obs=batch["y"])

    def guide(batch, size):
        pyro.sample("slope", dist.Normal(pyro.param("at", torch.tensor(0.0)) + batch["y"].mean(), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step({"x": X, "y": Y}, 6)
