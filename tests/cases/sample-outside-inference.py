"""PYR107: observations outside of inference. The last lines call the programs, so that nothing can be around them."""

from functools import partial

import pyro
import pyro.distributions as dist
import torch
from pyro import poutine
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_model_called_with_data():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        return pyro.sample("mean", dist.Normal(loc, 1.0), obs=y.mean())  # error: PYR107

    model(DATA)


def wrong_plain_statement():
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=torch.tensor(0.5))  # error: PYR107


def wrong_helper():
    def observe(name, value):
        return pyro.sample(name, dist.Normal(0.0, 1.0), obs=value)  # error: PYR107

    observe("y", torch.tensor(0.5))


def wrong_method():
    class Model:
        def __call__(self, y):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)  # error: PYR107

    Model()(torch.tensor(0.5))


def right_drawn():
    pyro.sample("y", dist.Normal(0.0, 1.0))


def right_observation_left_out():
    def model(y=None):
        return pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    model()


def right_inside_of_inference():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y.mean())

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_traced():
    def model(y):
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    poutine.trace(model).get_trace(torch.tensor(0.5))


def right_in_a_plate():
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=DATA)


def right_unconditioned():
    def model(y):
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    poutine.uncondition(model)(torch.tensor(0.5))


def right_predictive():
    def model(y=None):
        return pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    Predictive(model, num_samples=2)()


def right_deterministic():
    pyro.deterministic("double", 2.0 * DATA)


def wrong_smoke_test_of_a_module():
    class Model(PyroModule):
        def forward(self, y):
            loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
            fn = dist.Normal(loc, 1.0).expand([6]).to_event(1)
            return pyro.sample("y", fn, obs=y)  # error: PYR107

    model = Model()
    model(DATA)


def wrong_by_a_partial():
    def model(y, scale):
        return pyro.sample("y", dist.Normal(0.0, scale), obs=y)  # error: PYR107

    check = partial(model, scale=1.0)
    check(torch.tensor(0.5))


def wrong_in_a_loop_over_data():
    from pyro import sample as score

    for place, value in enumerate(DATA):
        score(f"y_{place}", dist.Normal(0.0, 1.0), obs=value)  # error: PYR107


def right_scored_by_a_trace():
    def model(y):
        return pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    poutine.trace(model).get_trace(torch.tensor(0.5)).log_prob_sum()


def right_blocked():
    def model(y):
        return pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)

    with poutine.block():
        model(torch.tensor(0.5))


def right_by_default_none():
    class Model:
        def __call__(self, x, y=None):
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            return pyro.sample("y", dist.Normal(slope * x, 1.0).to_event(1), obs=y)

    Model()(DATA)


if __name__ == "__main__":
    wrong_model_called_with_data()
    wrong_plain_statement()
    wrong_helper()
    wrong_method()
    right_drawn()
    right_observation_left_out()
    right_inside_of_inference()
    right_traced()
    right_in_a_plate()
    right_unconditioned()
    right_predictive()
    right_deterministic()
    wrong_smoke_test_of_a_module()
    wrong_by_a_partial()
    wrong_in_a_loop_over_data()
    right_scored_by_a_trace()
    right_blocked()
    right_by_default_none()
