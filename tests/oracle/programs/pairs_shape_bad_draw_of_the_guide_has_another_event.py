"""Four rows in the model, three in the guide's event: with more dims for plates than there are Pyro compares the last dim only."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model():
    with pyro.plate("units", 2):
        pyro.sample("x", dist.Normal(torch.zeros(2, 4, 3), 1.0).to_event(2))  # error: PYR213


def guide():
    with pyro.plate("units", 2):
        pyro.sample("x", dist.Normal(torch.zeros(2, 3, 3), 1.0).to_event(2))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO(max_plate_nesting=2)).step()
