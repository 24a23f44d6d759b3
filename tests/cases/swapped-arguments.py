"""PYR313: model and guide name the positional arguments of the step in another order."""

from functools import partial

import torch
import pyro
import pyro.distributions as dist
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
