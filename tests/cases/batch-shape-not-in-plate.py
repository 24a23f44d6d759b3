"""PYR203: batch dims that no plate declares."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Importance, Trace_ELBO, TraceEnum_ELBO, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
TABLE = torch.linspace(-1.0, 1.0, 12).reshape(4, 3)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_weights_without_to_event():
    def model(x, y):
        w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0))  # error: PYR203
        with pyro.plate("n", 4):
            pyro.sample("y", dist.Normal(x @ w, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE, torch.zeros(4))


def wrong_observations_without_plate():
    def model(y):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        pyro.sample("y", dist.Normal(0.0, scale), obs=y)  # error: PYR203

    SVI(model, AutoNormal(model), OPTIM, TraceMeanField_ELBO()).step(DATA)


def wrong_both_sides():
    def model(y):
        z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0))  # error: PYR203
        pyro.sample("y", dist.Normal(z.sum(), 1.0), obs=y)

    def guide(y):
        loc = pyro.param("loc", torch.zeros(2))
        pyro.sample("z", dist.Normal(loc, 1.0))  # error: PYR203

    SVI(model, guide, OPTIM, Trace_ELBO()).step(torch.tensor(0.5))


def wrong_rows_of_a_table_without_to_event():
    def model(table):
        with pyro.plate("rows", 4, dim=-1):
            pyro.sample("x", dist.Normal(torch.zeros(2, 4), 1.0), obs=table)  # error: PYR203

    SVI(model, lambda table: None, OPTIM, Trace_ELBO()).step(torch.zeros(2, 4))


def wrong_vector_of_scales():
    def model(weights):
        loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
        with poutine.scale(scale=weights):
            pyro.sample("y", dist.Normal(loc, 1.0), obs=torch.tensor(1.0))  # error: PYR203

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(torch.tensor([0.5, 2.0]))


def right_to_event():
    def model(x, y):
        w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))
        with pyro.plate("n", 4):
            pyro.sample("y", dist.Normal(x @ w, 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE, torch.zeros(4))


def right_plate():
    def model(y):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(0.0, scale), obs=y)

    SVI(model, AutoNormal(model), OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_left_of_max_plate_nesting():
    def model(y):
        z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0))
        pyro.sample("y", dist.Normal(z.sum(), 1.0), obs=y)

    def guide(y):
        pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(2)), 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO(max_plate_nesting=0)).step(torch.tensor(0.5))


def right_importance_does_not_look():
    def model(y):
        z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0))
        pyro.sample("y", dist.Normal(z.sum(), 1.0), obs=y)

    Importance(model, num_samples=3).run(torch.tensor(0.5))


def right_batch_of_one():
    def model(y):
        z = pyro.sample("z", dist.Normal(torch.zeros(1), 1.0))
        pyro.sample("y", dist.Normal(z.sum(), 1.0), obs=y)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(torch.tensor(0.5))


def right_enumeration_dims_are_no_batch():
    def model(y):
        k = pyro.sample("k", dist.Categorical(torch.ones(3)), infer={"enumerate": "parallel"})
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(torch.arange(3.0)[k], 1.0), obs=y)

    SVI(model, lambda y: None, OPTIM, TraceEnum_ELBO(max_plate_nesting=1)).step(DATA)
