"""The model has two rounds, the guide one: the model takes over the guide's rounds, and has the guide's names."""
# silent: PYR215 the two terms of the loss have different weights
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model():
    for i in pyro.plate("rounds", 2):
        pyro.sample(f"x_{i}", dist.Categorical(torch.ones(3)))


def guide():
    for i in pyro.plate("rounds", 1):  # error: PYR215
        pyro.sample(f"x_{i}", dist.OneHotCategorical(torch.ones(3)))  # error: PYR305


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step()
