"""Categorical divides its weights by their sum."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(k):
    pyro.sample("k", dist.Categorical(torch.tensor([3.0, 1.0, 0.0])), obs=k)


SVI(model, lambda k: None, Adam({}), Trace_ELBO()).step(torch.tensor(0))
