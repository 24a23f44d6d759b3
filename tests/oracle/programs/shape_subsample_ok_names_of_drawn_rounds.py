"""Two of five rounds are drawn at random; the model has the guide's, so that all names agree."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model():
    for i in pyro.plate("rounds", 5, subsample_size=2):
        pyro.sample(f"x_{i}", dist.Normal(0.0, 1.0))


def guide():
    for i in pyro.plate("rounds", 5, subsample_size=2):
        pyro.sample(f"x_{i}", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step()
