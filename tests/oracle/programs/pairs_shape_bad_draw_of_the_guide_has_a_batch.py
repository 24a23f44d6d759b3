"""Two dims of plates, an event of two dims: Pyro compares the last dim only, and the model then has the guide's batch."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model():
    pyro.sample("x", dist.Normal(torch.zeros(1, 3, 1), 1.0).to_event(2))  # error: PYR203


def guide():
    with pyro.plate("rows", 4):  # error: PYR304
        pyro.sample("x", dist.Normal(torch.zeros(1, 3, 1), 1.0).to_event(2))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO(max_plate_nesting=2)).step()
