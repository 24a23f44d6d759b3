"""The guide swaps its sites in one of two branches, which is the one taken."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x, flip):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(a + b, 1.0), obs=x)


def one(name):
    pyro.sample(name, dist.Normal(pyro.param(name + "_loc", torch.tensor(0.0)), 1.0))  # error: PYR311


def guide(x, flip):
    first, second = ("b", "a") if flip else ("a", "b")
    one(first)
    one(second)


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0), True)
