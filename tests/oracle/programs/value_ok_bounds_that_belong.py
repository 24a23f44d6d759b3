"""Probabilities of zero and one, and a rate of zero."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    with pyro.plate("coins", 2):
        pyro.sample("coin", dist.Bernoulli(torch.tensor([0.0, 1.0])), obs=torch.tensor([0.0, 1.0]))
    pyro.sample("x", dist.Poisson(torch.tensor(0.0)), obs=x)


SVI(model, lambda x: None, Adam({}), Trace_ELBO()).step(torch.tensor(0.0))
