"""The model draws a vector by expand in a plate of two; the guide has a column."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("a", 2, dim=-2), pyro.plate("b", 3, dim=-1):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(2, 1))
    with pyro.plate("a", 2, dim=-2):
        pyro.sample("z", dist.Normal(loc, 1.0))  # error: PYR306


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 3))
