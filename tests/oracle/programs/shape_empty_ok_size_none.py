"""size=None is a plate of any size, not of size zero."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, size=None):
    with pyro.plate("n", size):
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x, size=None):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
