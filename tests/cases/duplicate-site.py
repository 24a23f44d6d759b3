"""PYR101: statements that meet under one name."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_names_from_a_list():
    def model(y):
        for name in ["a", "b", "a"]:
            pyro.sample(name, dist.Normal(0.0, 1.0))  # error: PYR101
        pyro.sample("y", dist.Normal(torch.zeros(6), 1.0).to_event(1), obs=y)

    poutine.trace(model).get_trace(DATA)


def wrong_plate_built_in_every_round():
    def model(y):
        total = 0.0
        for j in range(2):
            with pyro.plate("rows", 6):  # error: PYR101
                total = total + pyro.sample("w_{}".format(j), dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(total, 1.0).to_event(1), obs=y)

    poutine.trace(model).get_trace(DATA)


def wrong_class_with_helper():
    class Regression:
        def prior(self, scale):
            return pyro.sample("beta", dist.Normal(0.0, scale))  # error: PYR101

        def model(self, y):
            mean = self.prior(1.0) + self.prior(2.0)
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    poutine.trace(Regression().model).get_trace(DATA)


def right_plate_object_entered_again():
    def model(y):
        rows = pyro.plate("rows", len(y))
        with rows:
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
        with rows:
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_helper_with_a_prefix():
    def prior(prefix):
        return pyro.sample(prefix + "/beta", dist.Normal(0.0, 1.0))

    def model(y):
        mean = prior("left") + prior("right")
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)

    SVI(model, AutoDelta(model), OPTIM, Trace_ELBO()).step(DATA)
