"""The guide records a derived quantity with pyro.deterministic, as its author does in models."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    pyro.deterministic("odds", p / (1 - p))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Bernoulli(p), obs=y)


def guide(y):
    a = pyro.param("a", torch.tensor(2.0), constraint=dist.constraints.positive)
    b = pyro.param("b", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("p", dist.Beta(a, b))
    pyro.deterministic("posterior_mean", a / (a + b))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3))
