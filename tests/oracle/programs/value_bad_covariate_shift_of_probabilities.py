"""Percentages are taken for probabilities."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(clicks):
    with pyro.plate("banners", 3):
        pyro.sample("click", dist.Bernoulli(torch.tensor([12.0, 30.0, 5.0])), obs=clicks)  # error: PYR505


SVI(model, lambda clicks: None, Adam({}), Trace_ELBO()).step(torch.ones(3))
