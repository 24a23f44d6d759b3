# Within max_plate_nesting Pyro compares only the last dims of a shape that events make longer than the limit.
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model():
    with pyro.plate("groups", 4):
        pyro.sample("weights", dist.Normal(torch.zeros(4, 2, 3), 1.0).to_event(2))


def guide():
    with pyro.plate("groups", 4):
        pyro.sample("weights", dist.Normal(torch.zeros(4, 1, 3), 1.0).to_event(2))


svi = SVI(model, guide, Adam({"lr": 0.01}), loss=Trace_ELBO(max_plate_nesting=2))
svi.step()
