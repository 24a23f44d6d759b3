"""PYR510: PyroModules that are not set up."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

import torch.nn as nn
from pyro.nn import PyroModule, PyroParam, PyroSample

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def train(model):
    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


class Base(PyroModule):
    def forward(self, x):
        with pyro.plate("n", len(x)):
            pyro.sample("x", dist.Normal(self.a, 1.0), obs=x)


def wrong_sample():
    class Model(Base):
        def __init__(self):
            self.a = PyroSample(dist.Normal(0.0, 1.0))  # error: PYR510

    made = Model()
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def wrong_param():
    # shows: PYR510 has no attribute '_pyro_params'
    class Model(Base):
        def __init__(self, size):
            self.size = size
            self.b = PyroParam(torch.ones(size))  # error: PYR510

    made = Model(2)
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def wrong_layer():
    # shows: PYR510 cannot assign module before Module.__init__() call
    class Model(Base):
        def __init__(self):
            self.linear = nn.Linear(1, 1)  # error: PYR510

    made = Model()
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def wrong_parameter():
    # shows: PYR510 has no attribute '_pyro_context'
    class Model(Base):
        def __init__(self):
            self.weight = nn.Parameter(torch.ones(1))  # error: PYR510

    made = Model()
    SVI(made, AutoNormal(made), OPTIM, Trace_ELBO()).step(DATA)


def right_super():
    class Model(Base):
        def __init__(self):
            super().__init__()
            self.a = PyroSample(dist.Normal(0.0, 1.0))

    train(Model())


def right_super_with_arguments():
    class Model(Base):
        def __init__(self):
            super(Model, self).__init__()
            self.a = PyroSample(dist.Normal(0.0, 1.0))

    train(Model())


def right_by_name():
    class Model(Base):
        def __init__(self):
            PyroModule.__init__(self)
            self.a = PyroSample(dist.Normal(0.0, 1.0))

    train(Model())


def right_no_init_of_its_own():
    class Model(Base):
        @PyroSample
        def a(self):
            return dist.Normal(0.0, 1.0)

    train(Model())


def right_init_of_a_base_class():
    class Middle(Base):
        def __init__(self):
            super().__init__()
            self.a = PyroSample(dist.Normal(0.0, 1.0))

    class Model(Middle):
        pass

    train(Model())


def right_not_a_module():
    class Settings:
        def __init__(self):
            self.prior = PyroSample(dist.Normal(0.0, 1.0))

    Settings()


def right_plain_values_only():
    class Model(Base):
        def __init__(self):
            self.size = 3

    Model()


def wrong_too_late():
    class Model(Base):
        def __init__(self, width):
            self.width = width
            self.a = PyroSample(dist.Normal(0.0, 1.0))  # error: PYR510
            super().__init__()

    train(Model(2))


def wrong_not_called():
    class Model(Base):
        def __init__(self):
            super().__init__
            self.a = PyroSample(dist.Normal(0.0, 1.0))  # error: PYR510

    train(Model())


def wrong_in_a_set_up():
    class Model(Base):
        def __init__(self, options):
            self.build(options)

        def build(self, options):
            self.a = PyroSample(dist.Normal(0.0, 1.0))  # error: PYR510

    train(Model({}))


def right_set_up_after_it():
    class Model(Base):
        def build(self):
            self.a = PyroSample(dist.Normal(0.0, 1.0))
            self.net = nn.Linear(1, self.width)

        def __init__(self, width=2, name=None):
            self.width = width
            if name is None:
                super().__init__()
            else:
                PyroModule.__init__(self, name)
            self.build()

    train(Model())


def right_mixin_before_it():
    class Named:
        def __init__(self, *args):
            super().__init__(*args)
            self.title = "model"

    class Model(Named, Base):
        def __init__(self):
            at = 0.0
            super(Model, self).__init__()
            self.a = PyroSample(dist.Normal(at, 1.0))

    train(Model())


def wrong_by_name():
    class Model(Base):
        def __init__(self, priors):
            for name, prior in priors.items():
                setattr(self, name, PyroSample(prior))  # error: PYR510

    train(Model({"a": dist.Normal(0.0, 1.0)}))
