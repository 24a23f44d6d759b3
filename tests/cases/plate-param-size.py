"""PYR211: parameters and data that do not fit the plates around them."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
TABLE = torch.linspace(-1.0, 1.0, 12).reshape(6, 2)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def latent_model(y):
    with pyro.plate("data", 6, subsample_size=2) as index:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=y[index])


def wrong_parameter_of_the_minibatch():
    def guide(y):
        with pyro.plate("data", 6, subsample_size=2):
            loc = pyro.param("loc", torch.zeros(2), event_dim=0)  # error: PYR211
            pyro.sample("z", dist.Normal(loc, 1.0))

    SVI(latent_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_event_dim_too_small():
    def model(table):
        with pyro.plate("data", 6):
            loc = pyro.param("loc", torch.zeros(6, 2), event_dim=0)  # error: PYR211
            pyro.sample("x", dist.Normal(loc, 1.0).to_event(1), obs=table)

    poutine.trace(model).get_trace(TABLE)


def wrong_data_on_the_wrong_axis():
    def model(table):
        with pyro.plate("data", 6, subsample_size=3):
            batch = pyro.subsample(table, event_dim=0)  # error: PYR211
            pyro.sample("x", dist.Normal(0.0, 1.0).expand([3, 2]).to_event(1), obs=batch)

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def wrong_constrained_in_two_plates():
    def model(y):
        with pyro.plate("rows", 6, dim=-2), pyro.plate("columns", 2, dim=-1):
            scale = pyro.param("scale", torch.ones(2, 6), constraints.positive, event_dim=0)  # error: PYR211
            pyro.sample("y", dist.Normal(0.0, scale.sum()), obs=y)

    poutine.trace(model).get_trace(TABLE)


def wrong_outside_of_inference():
    with pyro.plate("data", 6, dim=-1):
        loc = pyro.param("outside", torch.zeros(5), event_dim=0)  # error: PYR211
        pyro.sample("x", dist.Normal(loc, 1.0))


def right_parameter_of_the_full_data():
    def guide(y):
        with pyro.plate("data", 6, subsample_size=2):
            loc = pyro.param("loc", torch.zeros(6), event_dim=0)
            pyro.sample("z", dist.Normal(loc, 1.0))

    SVI(latent_model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_shared_parameter():
    def guide(y):
        with pyro.plate("data", 6, subsample_size=2):
            loc = pyro.param("loc", torch.zeros(1), event_dim=0)
            scale = pyro.param("scale", torch.tensor(1.0), constraint=constraints.positive, event_dim=0)
            pyro.sample("z", dist.Normal(loc, scale))

    SVI(latent_model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_without_event_dim():
    def guide(y):
        with pyro.plate("data", 6, subsample_size=2):
            loc = pyro.param("loc", torch.zeros(2))
            pyro.sample("z", dist.Normal(loc, 1.0))

    SVI(latent_model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_rows_are_events():
    def model(table):
        with pyro.plate("data", 6, subsample_size=3):
            batch = pyro.subsample(table, event_dim=1)
            pyro.sample("x", dist.Normal(torch.zeros(2), 1.0).to_event(1), obs=batch)

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(TABLE)


def right_outside_of_the_plate():
    def model(y):
        weights = pyro.param("weights", torch.zeros(2), event_dim=0)
        with pyro.plate("data", 6):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z + weights.sum(), 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)
