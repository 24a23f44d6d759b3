"""Two data for one number under enumeration, where the loss first runs without it to guess the plates."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(data):
    means = torch.tensor([-1.0, 0.0, 1.0])
    z = pyro.sample("z", dist.Categorical(torch.ones(3) / 3), infer={"enumerate": "parallel"})
    pyro.sample("y", dist.Normal(means[z], 1.0), obs=data)  # error: PYR203


def guide(data):
    pass


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO()).step(torch.zeros(2))
