"""PYR305: one site, two event_dims."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def wrong_scalar_delta_for_a_simplex():
    def model(y):
        shares = pyro.sample("shares", dist.Dirichlet(torch.ones(6)))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(shares, 1.0), obs=y)

    def guide(y):
        shares = pyro.param("q", torch.ones(6) / 6, constraint=constraints.simplex)
        pyro.sample("shares", dist.Delta(shares))  # error: PYR305

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_multivariate_guide():
    def model(y):
        with pyro.plate("n", len(y)):
            z = pyro.sample("z", dist.Normal(0.0, 1.0))
            pyro.sample("y", dist.Normal(z, 1.0), obs=y)

    def guide(y):
        m = pyro.param("m", torch.zeros(6))
        pyro.sample("z", dist.MultivariateNormal(m, torch.eye(6)))  # error: PYR305

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_independent():
    def model(y):
        w = pyro.sample("w", dist.MultivariateNormal(torch.zeros(6), torch.eye(6)))
        with pyro.plate("n", len(y)):
            pyro.sample("y", dist.Normal(w, 1.0), obs=y)

    def guide(y):
        m = pyro.param("m", torch.zeros(6))
        pyro.sample("w", dist.Independent(dist.Normal(m, 0.1), 1))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
