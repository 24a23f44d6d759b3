"""PYR509: priors for parameters of plain torch modules."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

import torch.nn as nn
from pyro.nn import PyroModule, PyroParam, PyroSample

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})
PRIOR = dist.Normal(0.0, 1.0).expand([1, 1]).to_event(2)


def train(model):
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


class Regression(PyroModule):
    def __init__(self, linear):
        super().__init__()
        self.linear = linear

    def forward(self, x):
        loc = self.linear(x.unsqueeze(-1)).squeeze(-1)
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def wrong_weight():
    linear = nn.Linear(1, 1)
    linear.weight = PyroSample(PRIOR)  # error: PYR509
    made = Regression(linear)
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def wrong_in_a_pyro_module():
    class Bayesian(PyroModule):
        def __init__(self):
            super().__init__()
            self.linear = nn.Linear(1, 1)
            self.linear.bias = PyroSample(dist.Normal(0.0, 1.0).expand([1]).to_event(1))  # error: PYR509

    made = Bayesian()
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def wrong_param():
    # shows: PYR509 cannot assign 'pyro.nn.module.PyroParam' as parameter
    linear = nn.Linear(1, 1, bias=False)
    linear.weight = PyroParam(torch.ones(1, 1))  # error: PYR509
    made = Regression(linear)
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def wrong_absent_bias():
    linear = nn.Linear(1, 1, bias=False)
    linear.bias = PyroSample(dist.Normal(0.0, 1.0))  # error: PYR509
    made = Regression(linear)
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def wrong_layer_of_a_sequence():
    layers = nn.Sequential(nn.Linear(1, 1), nn.Tanh())
    layers[0].weight = PyroSample(PRIOR)  # error: PYR509
    made = Regression(layers)
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def right_pyro_module():
    linear = PyroModule[nn.Linear](1, 1)
    linear.weight = PyroSample(PRIOR)
    train(Regression(linear))


def right_converted():
    from pyro.nn.module import to_pyro_module_

    linear = nn.Linear(1, 1)
    to_pyro_module_(linear)
    linear.weight = PyroSample(PRIOR)


def right_attribute_that_is_no_parameter():
    linear = nn.Linear(1, 1)
    linear.prior = PyroSample(PRIOR)


def right_parameter_for_a_parameter():
    linear = nn.Linear(1, 1)
    linear.weight = nn.Parameter(torch.ones(1, 1))


def right_own_class():
    class Scaled(PyroModule):
        def __init__(self):
            super().__init__()
            self.scale = PyroParam(torch.tensor(1.0), constraint=dist.constraints.positive)

        def forward(self, x):
            a = pyro.sample("a", dist.Normal(0.0, self.scale))
            with pyro.plate("n", len(x)):
                pyro.sample("x", dist.Normal(a, 1.0), obs=x)

    train(Scaled())


def right_layer_of_a_pyro_sequence():
    layers = PyroModule[nn.Sequential](PyroModule[nn.Linear](1, 1), nn.Tanh())
    layers[0].weight = PyroSample(PRIOR)


def right_sampled_by_hand():
    def model(x):
        linear = nn.Linear(1, 1)
        pyro.module("linear", linear)
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(a + linear(x.unsqueeze(-1)).squeeze(-1), 1.0), obs=x)

    train(model)
