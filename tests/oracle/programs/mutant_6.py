"""Importance compares no sites, and still asks the model for the density of the proposal's draws."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Importance


def model(x):
    rate = pyro.sample("rate", dist.Gamma(2.0, 2.0))
    pyro.sample("x", dist.Normal(rate, 1.0), obs=x)


def proposal(x):
    pyro.sample("rate", dist.Normal(-5.0, 0.1))  # error: PYR307


Importance(model, proposal, num_samples=2).run(torch.tensor(3.0))
