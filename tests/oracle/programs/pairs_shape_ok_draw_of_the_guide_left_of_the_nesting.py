"""No dim is kept for plates: the guide's draws may have a batch, which the model takes over."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(data):
    x = pyro.sample("x", dist.Normal(0.0, 1.0))
    with pyro.plate("data", 4):
        pyro.sample("y", dist.Normal(x.sum(), 1.0), obs=data)


def guide(data):
    x = pyro.sample("x", dist.Normal(torch.zeros(1), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO(max_plate_nesting=1)).step(torch.zeros(4))
