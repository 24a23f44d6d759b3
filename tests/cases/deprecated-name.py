"""PYR513: names that Pyro has deprecated."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

from pyro.infer import Predictive
from pyro.infer.autoguide import AutoGuideList, AutoDelta
from pyro.poutine import block

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(a + b.sum(-1), 1.0), obs=x)


def train(model, guide=None, loss=Trace_ELBO()):
    SVI(model, guide or AutoNormal(model), OPTIM, loss).step(DATA)


def wrong_iarange():
    def old(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with pyro.iarange("n", len(x)):  # error: PYR513
            pyro.sample("x", dist.Normal(a, 1.0), obs=x)

    train(old)


def wrong_irange():
    def old(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        for i in pyro.irange("n", len(x)):  # error: PYR513
            pyro.sample(f"x_{i}", dist.Normal(a, 1.0), obs=x[i])

    train(old)


def wrong_independent():
    def old(x):
        a = pyro.sample("a", dist.Normal(torch.zeros(2), 1.0).independent(1))  # error: PYR513
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a.sum(-1), 1.0), obs=x)

    train(old)


def wrong_random_module():
    linear = torch.nn.Linear(1, 1)
    prior = {"weight": dist.Normal(torch.zeros(1, 1), 1.0).to_event(2)}
    pyro.random_module("linear", linear, prior)  # error: PYR513
    train(model)


def wrong_option_of_a_loss():
    train(model, loss=Trace_ELBO(max_iarange_nesting=1))  # error: PYR513


def wrong_add():
    # shows: PYR513 The method `.add` has been deprecated
    guide = AutoGuideList(model)
    guide.add(AutoDelta(block(model, expose=["a"])))  # error: PYR513
    guide.append(AutoNormal(block(model, hide=["a"])))
    train(model, guide)


def wrong_get_samples():
    # shows: PYR513 The method `.get_samples` has been deprecated
    Predictive(model, num_samples=2).get_samples(DATA)  # error: PYR513


def right_plate():
    train(model)


def right_sequential_plate():
    def new(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        for i in pyro.plate("n", len(x)):
            pyro.sample(f"x_{i}", dist.Normal(a, 1.0), obs=x[i])

    train(new)


def right_independent_class():
    def new(x):
        a = pyro.sample("a", dist.Independent(dist.Normal(torch.zeros(2), 1.0), 1))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a.sum(-1), 1.0), obs=x)

    train(new)


def right_option():
    train(model, loss=Trace_ELBO(max_plate_nesting=1))


def right_append():
    guide = AutoGuideList(model)
    guide.append(AutoDelta(block(model, expose=["a"])))
    guide.append(AutoNormal(block(model, hide=["a"])))
    train(model, guide)


def right_own_names():
    class Grid:
        def irange(self, count):
            return range(count)

    def new(x):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        for i in Grid().irange(len(x)):
            pyro.sample(f"x_{i}", dist.Normal(a, 1.0), obs=x[i])

    train(new)


def right_set_of_names():
    seen = set()
    seen.add("a")
    train(model)
