"""PYR308: guides that cannot reach all that the model can have."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO, TraceGraph_ELBO
from torch.distributions import constraints
from torch.distributions.transforms import AffineTransform, TanhTransform

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def real_model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 10.0))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(loc, 1.0), obs=y)


def count_model(y):
    count = pyro.sample("count", dist.Poisson(3.0))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(count, 1.0), obs=y)


def wrong_lognormal_for_normal():
    def guide(y):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.LogNormal(m, 0.1))  # error: PYR308

    SVI(real_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_inner_uniform():
    def model(y):
        u = pyro.sample("u", dist.Uniform(-2.0, 2.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(u, 1.0), obs=y)

    def guide(y):
        pyro.sample("u", dist.Uniform(-1.0, 1.0))  # error: PYR308

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_fewer_counts():
    def guide(y):
        p = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("count", dist.Binomial(10, p))  # error: PYR308

    SVI(count_model, guide, OPTIM, TraceGraph_ELBO()).step(DATA)


def wrong_beta_in_a_plate():
    def model(y):
        with pyro.plate("n", 6):
            rate = pyro.sample("rate", dist.Gamma(2.0, 2.0))
            pyro.sample("y", dist.Normal(rate, 1.0), obs=y)

    def guide(y):
        a = pyro.param("a", torch.ones(6), constraint=constraints.positive)
        with pyro.plate("n", 6):
            pyro.sample("rate", dist.Beta(a, 1.0))  # error: PYR308

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_tanh_for_a_wider_interval():
    def model(y):
        u = pyro.sample("u", dist.Uniform(-3.0, 3.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(u, 1.0), obs=y)

    def guide(y):
        base = dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0)
        pyro.sample("u", dist.TransformedDistribution(base, TanhTransform()))  # error: PYR308

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_same_support_of_another_family():
    def guide(y):
        m = pyro.param("m", torch.tensor(0.0))
        pyro.sample("loc", dist.Laplace(m, 0.1))

    SVI(real_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_point_estimate():
    def guide(y):
        pyro.sample("loc", dist.Delta(pyro.param("loc_map", torch.tensor(0.5))))

    SVI(real_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_negative_binomial_for_poisson():
    def guide(y):
        p = pyro.param("p", torch.tensor(0.5), constraint=constraints.unit_interval)
        pyro.sample("count", dist.NegativeBinomial(5.0, p))

    SVI(count_model, guide, OPTIM, TraceGraph_ELBO()).step(DATA)


def right_stretched_tanh():
    def model(y):
        u = pyro.sample("u", dist.Uniform(-3.0, 3.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(u, 1.0), obs=y)

    def guide(y):
        base = dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1)
        pyro.sample("u", dist.TransformedDistribution(base, [TanhTransform(), AffineTransform(0.0, 3.0)]))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)
