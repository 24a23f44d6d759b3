"""PYR501: parameters and outputs of layers that nothing keeps where a distribution needs them."""

from functools import partial

import pyro
import pyro.distributions as dist
import torch
import torch.nn.functional as F
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam
from torch import nn
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
TABLE = torch.linspace(0.1, 1.0, 12).reshape(6, 2)
OPTIM = pyro.optim.Adam({"lr": 0.001})


def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)


def wrong_scale_of_a_guide():
    def guide(y):
        spread = pyro.param("spread", torch.tensor(1.0))  # error: PYR501
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), spread))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_elements_of_a_parameter():
    def guide(y):
        both = pyro.param("both", torch.tensor([0.0, 1.0]))  # error: PYR501
        pyro.sample("loc", dist.Normal(both[0], both[1].unsqueeze(-1).squeeze(-1)))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_epsilon_is_no_constraint():
    def guide(y):
        spread = pyro.param("spread", torch.tensor(1.0))
        pyro.sample("loc", dist.Normal(0.0, spread + 1e-6))  # error: PYR501

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_probability():
    def coins(flips):
        with pyro.plate("n", len(flips)):
            fair = pyro.param("fair", lambda: torch.tensor(0.5))  # error: PYR501
            pyro.sample("flip", dist.Bernoulli(fair), obs=flips)

    SVI(coins, lambda flips: None, OPTIM, Trace_ELBO()).step(torch.ones(6))


def wrong_linear_predictor_as_rate():
    def counts(x):
        weights = pyro.param("weights", torch.tensor([0.5, 0.5]))
        with pyro.plate("n", len(x)):
            pyro.sample("count", dist.Poisson(x @ weights), obs=torch.ones(6))  # error: PYR501

    SVI(counts, lambda x: None, OPTIM, Trace_ELBO()).step(TABLE)


def wrong_output_of_a_network():
    class Encoder(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden = nn.Linear(2, 3)
            self.head = nn.Linear(3, 1)
            nn.init.constant_(self.head.bias, 50.0)

        def forward(self, x):
            return self.head(torch.tanh(self.hidden(x))).squeeze(-1)

    encoder = Encoder()

    def local(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z, 1.0), obs=x[:, 0])

    def guide(x):
        pyro.module("encoder", encoder)
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(0.0, encoder(x)))  # error: PYR501

    SVI(local, guide, OPTIM, Trace_ELBO()).step(TABLE)


def wrong_parameter_of_a_module():
    class Guide(PyroModule):
        def __init__(self):
            super().__init__()
            self.spread = nn.Parameter(torch.tensor(1.0))  # error: PYR501

        def forward(self, y):
            pyro.sample("loc", dist.Normal(0.0, self.spread))

    SVI(model, Guide(), OPTIM, Trace_ELBO()).step(DATA)


def wrong_pyro_param_without_constraint():
    class Guide(PyroModule):
        def __init__(self):
            super().__init__()
            self.spread = PyroParam(torch.tensor(1.0))  # error: PYR501

        def forward(self, y):
            pyro.sample("loc", dist.Normal(0.0, self.spread))

    SVI(model, Guide(), OPTIM, Trace_ELBO()).step(DATA)


def right_constraint():
    def guide(y):
        spread = pyro.param("spread", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), spread))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_logarithm():
    def guide(y):
        log_spread = pyro.param("log_spread", torch.tensor(0.0))
        pyro.sample("loc", dist.Normal(0.0, log_spread.exp()))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_softplus_square_and_clamp():
    def guide(y):
        raw = pyro.param("raw", torch.tensor([0.1, 0.2, 0.3]))
        spread = F.softplus(raw[0]) + raw[1] ** 2 + raw[2].clamp(min=1e-3) + 1e-6
        pyro.sample("loc", dist.Normal(0.0, spread))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_second_mention():
    def guide(y):
        pyro.param("spread", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("loc", dist.Normal(0.0, pyro.param("spread")))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_a_scale_by_name_only():
    def guide(y):
        scale = pyro.param("scale", torch.tensor(1.0))
        pyro.sample("loc", dist.Normal(scale, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_logits():
    def coins(flips):
        fair = pyro.param("fair", torch.tensor(0.0))
        with pyro.plate("n", len(flips)):
            pyro.sample("flip", dist.Bernoulli(logits=fair), obs=flips)

    SVI(coins, lambda flips: None, OPTIM, Trace_ELBO()).step(torch.ones(6))


def right_network_ends_in_softplus():
    encoder = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1), nn.Softplus())

    def local(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z, 1.0), obs=x[:, 0])

    def guide(x):
        pyro.module("encoder", encoder)
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(0.0, encoder(x).squeeze(-1)))

    SVI(local, guide, OPTIM, Trace_ELBO()).step(TABLE)


def right_two_heads():
    first, second = nn.Linear(2, 1), nn.Linear(2, 1)

    def local(x):
        with pyro.plate("n", len(x)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("x", dist.Normal(z, 1.0), obs=x[:, 0])

    def guide(x):
        pyro.module("first", first)
        pyro.module("second", second)
        loc, spread = first(x).squeeze(-1), second(x).squeeze(-1).exp()
        with pyro.plate("n", len(x)):
            pyro.sample("z", dist.Normal(loc, spread))

    SVI(local, guide, OPTIM, Trace_ELBO()).step(TABLE)


def right_kept_in_place():
    def guide(y):
        spread = pyro.param("spread", torch.tensor(1.0))
        with torch.no_grad():
            spread.clamp_(min=1e-3)
        pyro.sample("loc", dist.Normal(0.0, spread))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_frozen_parameter():
    class Guide(PyroModule):
        def __init__(self):
            super().__init__()
            self.spread = nn.Parameter(torch.tensor(1.0), requires_grad=False)

        def forward(self, y):
            pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), self.spread))

    SVI(model, Guide(), OPTIM, Trace_ELBO()).step(DATA)


def wrong_in_a_trainer_by_a_helper():
    class Trainer:
        def get(self, name, value):
            return pyro.param(name, torch.tensor(value))  # error: PYR501

        def model(self, y):
            rate = pyro.sample("rate", dist.Gamma(2.0, 2.0))
            with pyro.plate("n", len(y)):
                pyro.sample("y", dist.Normal(rate, 1.0), obs=y)

        def guide(self, y):
            shape = self.get("shape", 2.0)
            pyro.sample("rate", dist.Gamma(shape, 2.0))

    trainer = Trainer()
    SVI(trainer.model, trainer.guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_by_an_alias_and_a_partial():
    from pyro import param as learn

    noise = partial(dist.Normal, 0.0)

    def model(y):
        spread = learn("spread_by_alias", torch.tensor(1.0))  # error: PYR501
        with pyro.plate("n", len(y)):
            pyro.sample("y", noise(spread), obs=y)

    def guide(y):
        pass

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_in_a_loop_over_groups():
    def model(y):
        for group in range(2):
            spread = pyro.param(f"spread_{group}", torch.tensor(1.0))  # error: PYR501
            pyro.sample(f"y_{group}", dist.Normal(0.0, spread), obs=y[group])

    def guide(y):
        pass

    def train():
        SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)

    train()


def right_constraint_in_a_helper():
    positive = partial(pyro.param, constraint=constraints.positive)

    def model(y):
        spread = positive("spread", torch.tensor(1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(0.0, spread), obs=y)

    def guide(y):
        pass

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_transformed_in_a_method():
    class Model(PyroModule):
        def __init__(self):
            super().__init__()
            self.raw = nn.Parameter(torch.tensor(0.0))

        def spread(self):
            return F.softplus(self.raw) + 1e-4

        def forward(self, y):
            with pyro.plate("n", len(y)):
                return pyro.sample("y", dist.Normal(0.0, self.spread()), obs=y)

    def guide(y):
        pass

    SVI(Model(), guide, OPTIM, Trace_ELBO()).step(DATA)


def right_location_only():
    def model(y):
        loc = pyro.param("scale", torch.tensor(0.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    def guide(y):
        pass

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
