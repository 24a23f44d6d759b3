"""PYR306: one site in two shapes."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceGraph_ELBO, TraceMeanField_ELBO
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def weights_model(y):
    w = pyro.sample("w", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(w.sum(), 1.0), obs=y)


def shares_model(y):
    shares = pyro.sample("shares", dist.Dirichlet(torch.ones(4)))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(shares.max(), 1.0), obs=y)


def local_model(y):
    with pyro.plate("n", 6):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z.mean(), 1.0), obs=y)


def wrong_event_sizes():
    def guide(y):
        loc = pyro.param("loc", torch.zeros(2))
        pyro.sample("w", dist.Normal(loc, 1.0).to_event(1))  # error: PYR306

    SVI(weights_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_dirichlet_sizes():
    def guide(y):
        counts = pyro.param("counts", torch.ones(3), constraint=constraints.positive)
        pyro.sample("shares", dist.Dirichlet(counts))  # error: PYR306

    SVI(shares_model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def wrong_plate_forgotten_in_the_guide():
    def guide(y):
        loc = pyro.param("loc", torch.tensor(0.0))
        pyro.sample("z", dist.Normal(loc, 1.0))  # error: PYR306

    SVI(local_model, guide, OPTIM, TraceGraph_ELBO()).step(DATA)


def wrong_matrix_transposed():
    def model(y):
        w = pyro.sample("w", dist.Normal(torch.zeros(2, 3), 1.0).to_event(2))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(w.sum(), 1.0), obs=y)

    def guide(y):
        loc = pyro.param("loc", torch.zeros(3, 2))
        pyro.sample("w", dist.Normal(loc, 1.0).to_event(2))  # error: PYR306

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_event_sizes():
    def guide(y):
        loc = pyro.param("loc", torch.zeros(3))
        pyro.sample("w", dist.Normal(loc, 1.0).to_event(1))

    SVI(weights_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_multivariate_for_independent():
    def guide(y):
        loc = pyro.param("loc", torch.zeros(3))
        pyro.sample("w", dist.MultivariateNormal(loc, torch.eye(3)))

    SVI(weights_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_the_plate_gives_the_batch():
    def guide(y):
        loc = pyro.param("loc", torch.zeros(6))
        with pyro.plate("n", 6):
            pyro.sample("z", dist.Normal(loc, 1.0))

    SVI(local_model, guide, OPTIM, TraceGraph_ELBO()).step(DATA)


def right_scalar_parameters_in_the_plate():
    def guide(y):
        counts = pyro.param("counts", torch.ones(4), constraint=constraints.positive)
        pyro.sample("shares", dist.Dirichlet(counts.expand(4)))

    SVI(shares_model, guide, OPTIM, TraceMeanField_ELBO()).step(DATA)


def right_leading_dim_of_one():
    def guide(y):
        loc = pyro.param("loc", torch.zeros(1, 3))
        pyro.sample("w", dist.Normal(loc, 1.0).to_event(1))

    SVI(weights_model, guide, OPTIM, Trace_ELBO()).step(DATA)
