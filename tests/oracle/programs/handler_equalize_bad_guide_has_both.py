import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def category(name, y):
    mean = pyro.sample(f"{name}_mean", dist.Normal(0.0, 1.0))
    std = pyro.sample(f"{name}_std", dist.LogNormal(0.0, 1.0))
    pyro.sample(f"{name}_y", dist.Normal(mean, std), obs=y)


@poutine.equalize(sites=".+_std")
def model(data):
    for name, y in data.items():
        category(name, y)


def guide(data):
    for name in data:
        pyro.sample(f"{name}_mean", dist.Normal(pyro.param(f"{name}_loc", torch.tensor(0.0)), 1.0))
        start = pyro.param(f"{name}_s", torch.tensor(0.0))
        pyro.sample(f"{name}_std", dist.LogNormal(start, 1.0))  # error: PYR302


data = {"apples": torch.tensor(1.0), "pears": torch.tensor(2.0)}
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(data)
