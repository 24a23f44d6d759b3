"""A count of trials below zero."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam
from torch.distributions import constraints


def model(heads):
    p = pyro.sample("p", dist.Beta(1.0, 1.0))
    pyro.sample("heads", dist.Binomial(total_count=-10, probs=p), obs=heads)  # error: PYR505


def guide(heads):
    a = pyro.param("a", torch.tensor(1.0), constraint=constraints.positive)
    pyro.sample("p", dist.Beta(a, 1.0))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(3.0))
