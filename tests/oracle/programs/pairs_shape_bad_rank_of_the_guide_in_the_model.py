"""The guide's draw has a leading dim of size 1 more, which Pyro lets pass: an index in the model then takes the wrong dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(seen):
    x = pyro.sample("x", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(x[0], 1.0), obs=seen)  # error: PYR203


def guide(seen):
    pyro.sample("x", dist.Normal(torch.zeros(1, 3), 1.0).to_event(1))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
