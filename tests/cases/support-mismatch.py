"""PYR307: guides that propose what the model cannot have."""

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, RenyiELBO, Trace_ELBO, TraceGraph_ELBO
from torch.distributions import constraints
from torch.distributions.transforms import AffineTransform, SigmoidTransform

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


def positive_model(y):
    size = pyro.sample("size", dist.Gamma(2.0, 2.0))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(size, 1.0), obs=y)


def fraction_model(y):
    fraction = pyro.sample("fraction", dist.Beta(2.0, 2.0))
    with pyro.plate("n", 6):
        pyro.sample("y", dist.Normal(fraction, 1.0), obs=y)


def wrong_normal_for_gamma():
    def guide(y):
        loc = pyro.param("loc", torch.tensor(-9.0))
        pyro.sample("size", dist.Normal(loc, 0.1))  # error: PYR307

    SVI(positive_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_lognormal_for_beta():
    def guide(y):
        loc = pyro.param("loc", torch.tensor(2.0))
        pyro.sample("fraction", dist.LogNormal(loc, 0.1))  # error: PYR307

    SVI(fraction_model, guide, OPTIM, RenyiELBO(num_particles=2)).step(DATA)


def wrong_normals_for_a_simplex():
    def model(y):
        shares = pyro.sample("shares", dist.Dirichlet(torch.ones(3)))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(shares.max(), 1.0), obs=y)

    def guide(y):
        loc = pyro.param("loc", torch.zeros(3))
        pyro.sample("shares", dist.Normal(loc, 1.0).to_event(1))  # error: PYR307

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def wrong_more_categories():
    def model(y):
        k = pyro.sample("k", dist.Categorical(torch.ones(3)))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(1.0 * k, 1.0), obs=y)

    def guide(y):
        logits = pyro.param("logits", torch.tensor([0.0, 0.0, 0.0, 40.0]))
        pyro.sample("k", dist.Categorical(logits=logits))  # error: PYR307

    SVI(model, guide, OPTIM, TraceGraph_ELBO()).step(DATA)


def wrong_interval_of_a_transform():
    def model(y):
        u = pyro.sample("u", dist.Uniform(0.0, 10.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(u, 1.0), obs=y)

    def guide(y):
        base = dist.Normal(pyro.param("loc", torch.tensor(6.0)), 0.01)
        fn = dist.TransformedDistribution(base, [SigmoidTransform(), AffineTransform(0.0, 12.0)])
        pyro.sample("u", fn)  # error: PYR307

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_lognormal_for_gamma():
    def guide(y):
        loc = pyro.param("loc", torch.tensor(-9.0))
        pyro.sample("size", dist.LogNormal(loc, 0.1))

    SVI(positive_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_logistic_normal_for_beta():
    def guide(y):
        base = dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1)
        pyro.sample("fraction", dist.TransformedDistribution(base, SigmoidTransform()))

    SVI(fraction_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_point_estimate():
    def guide(y):
        size = pyro.param("size_map", torch.tensor(1.0), constraint=constraints.positive)
        pyro.sample("size", dist.Delta(size))

    SVI(positive_model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_boundary_only():
    def model(y):
        u = pyro.sample("u", dist.Uniform(0.0, 1.0))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(u, 1.0), obs=y)

    def guide(y):
        a = pyro.param("a", torch.tensor(2.0), constraint=constraints.positive)
        pyro.sample("u", dist.Beta(a, 2.0))

    SVI(model, guide, OPTIM, Trace_ELBO()).step(DATA)


def right_auxiliary_site():
    def guide(y):
        noise = pyro.sample("noise", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})
        pyro.sample("size", dist.Delta(noise.exp()))

    SVI(positive_model, guide, OPTIM, Trace_ELBO()).step(DATA)
