"""The classic slip: the observation is an optional argument and the loop forgets to pass it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y=None):
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with pyro.plate("n", x.shape[0]):
        return pyro.sample("y", dist.Normal(b * x, 1.0), obs=y)


def guide(x, y=None):  # error: PYR301
    pyro.sample("b", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))


def train(x, y, steps=2):
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    for _ in range(steps):
        svi.step(x)
    return svi


train(torch.randn(4), torch.randn(4))
