"""The concentration of an LKJ prior below zero."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    pyro.sample("corr", dist.LKJCholesky(2, -0.5))  # error: PYR505
    pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    pyro.sample("corr", dist.LKJCholesky(2, 1.0))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
