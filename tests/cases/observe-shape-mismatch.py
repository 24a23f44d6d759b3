"""PYR213: data that do not broadcast with their distribution."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
TABLE = torch.linspace(-1.0, 1.0, 12).reshape(4, 3)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_length():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 5):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)  # error: PYR213

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def wrong_transposed_table():
    def model(table):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("columns", 3, dim=-1), pyro.plate("rows", 4, dim=-2):
            pyro.sample("cell", dist.Normal(loc, 1.0), obs=table.T)  # error: PYR213

    SVI(model, AutoNormal(model), OPTIM, TraceMeanField_ELBO()).step(TABLE)


def wrong_event_of_another_size():
    def model(table):
        with pyro.plate("rows", 4):
            fn = dist.MultivariateNormal(torch.zeros(2), torch.eye(2))
            pyro.sample("x", fn, obs=table)  # error: PYR213

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def wrong_conditioned_value():
    def model(x):
        with pyro.plate("n", 6):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))  # error: PYR213
        pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=x)

    fixed = pyro.condition(model, data={"z": torch.zeros(4)})
    SVI(fixed, lambda x: None, OPTIM, Trace_ELBO()).step(torch.tensor(0.0))


def wrong_lagged_series():
    def model(y):
        rho = pyro.sample("rho", dist.Uniform(-1.0, 1.0))
        with pyro.plate("time", 5):
            pyro.sample("y", dist.Normal(rho * y[:-1], 1.0), obs=y)  # error: PYR213

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_one_value_for_all():
    def model(y):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("n", 5):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(torch.tensor(0.5))


def right_table():
    def model(table):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with pyro.plate("columns", 3, dim=-1), pyro.plate("rows", 4, dim=-2):
            pyro.sample("cell", dist.Normal(loc, 1.0), obs=table)

    SVI(model, AutoNormal(model), OPTIM, TraceMeanField_ELBO()).step(TABLE)


def right_multivariate_event():
    def model(table):
        with pyro.plate("rows", 4):
            pyro.sample("x", dist.MultivariateNormal(torch.zeros(3), torch.eye(3)), obs=table)

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def right_lagged_series():
    def model(y):
        rho = pyro.sample("rho", dist.Uniform(-1.0, 1.0))
        with pyro.plate("time", 5):
            pyro.sample("y", dist.Normal(rho * y[:-1], 1.0), obs=y[1:])

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_label_of_a_category():
    def model(label):
        with pyro.plate("n", 4):
            pyro.sample("label", dist.Categorical(torch.ones(4, 3)), obs=label)

    Predictive(model, num_samples=2)(torch.tensor([0, 1, 2, 0]))
    SVI(model, lambda label: None, OPTIM, Trace_ELBO()).step(torch.tensor([0, 1, 2, 0]))
