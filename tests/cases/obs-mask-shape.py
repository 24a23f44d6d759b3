"""PYR212: masks that do not broadcast with the batch."""

import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

DATA = torch.linspace(-1.0, 1.0, 6)
TABLE = torch.linspace(-1.0, 1.0, 12).reshape(4, 3)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_mask_over_entries_of_events():
    def model(table, mask):
        with pyro.plate("rows", 4):
            fn = dist.Normal(torch.zeros(3), 1.0).to_event(1)
            pyro.sample("x", fn, obs=table, obs_mask=mask)  # error: PYR212

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE, torch.isfinite(TABLE))


def wrong_mask_of_the_observed_ones_only():
    def model(y):
        seen = torch.ones(4, dtype=torch.bool)
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y, obs_mask=seen)  # error: PYR212

    poutine.trace(model).get_trace(DATA)


def wrong_row_mask_in_a_table():
    def model(table):
        complete = torch.tensor([True, False, True, True])
        with pyro.plate("columns", 3, dim=-1), pyro.plate("rows", 4, dim=-2):
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=table, obs_mask=complete)  # error: PYR212

    poutine.trace(model).get_trace(TABLE)


def wrong_mask_of_the_full_data_in_a_minibatch():
    def model(y, seen):
        with pyro.plate("n", 6, subsample_size=2) as index:
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y[index], obs_mask=seen)  # error: PYR212

    poutine.trace(model).get_trace(DATA, DATA > 0)


def wrong_without_data():
    def model(shares=None):
        known = torch.tensor([True, False])
        with pyro.plate("n", 3):
            pyro.sample("shares", dist.Dirichlet(torch.ones(4)), obs=shares, obs_mask=known)  # error: PYR212

    poutine.trace(model).get_trace()


def wrong_outside_of_inference():
    with pyro.plate("n", 6, dim=-1):
        seen = torch.tensor([True, False])
        pyro.sample("y", dist.Normal(0.0, 1.0), obs_mask=seen)  # error: PYR212


def right_mask_of_the_events():
    def model(table, mask):
        with pyro.plate("rows", 4):
            pyro.sample("x", dist.Normal(torch.zeros(3), 1.0).to_event(1), obs=table, obs_mask=mask)

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE, torch.isfinite(TABLE).all(-1))


def right_mask_of_the_entries():
    def model(table):
        with pyro.plate("columns", 3, dim=-1), pyro.plate("rows", 4, dim=-2):
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=table, obs_mask=~torch.isnan(table))

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE)


def right_row_mask_as_a_column():
    def model(table):
        complete = torch.tensor([True, False, True, True])
        with pyro.plate("columns", 3, dim=-1), pyro.plate("rows", 4, dim=-2):
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=table, obs_mask=complete.unsqueeze(-1))

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(TABLE)


def right_one_mask_for_all():
    def model(y):
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y, obs_mask=torch.tensor(True))

    SVI(model, AutoNormal(model), OPTIM, Trace_ELBO()).step(DATA)


def right_mask_with_the_minibatch():
    def model(y, seen):
        with pyro.plate("n", 6, subsample_size=2) as index:
            pyro.sample("y", dist.Normal(0.0, 1.0), obs=y[index], obs_mask=seen[index])

    def guide(y, seen):
        with pyro.plate("n", 6, subsample_size=2):
            pyro.sample("y_unobserved", dist.Normal(0.0, 1.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA, DATA > 0)
