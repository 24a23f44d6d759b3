"""The same interval written in two ways."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
import math


def model(x):
    a = pyro.sample("a", dist.Uniform(-math.pi, math.pi))
    b = pyro.sample("b", dist.Uniform(torch.tensor(0.0), torch.tensor(10.0)))
    pyro.sample("x", dist.Normal(a + b, 1.0), obs=x)


def guide(x):
    half = math.pi
    pyro.sample("a", dist.Uniform(-half, half))
    pyro.sample("b", dist.Uniform(0, 5 * 2))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))
