"""The observation slipped out of the with block by one indentation."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from functools import partial


def model(n, y=None):
    with pyro.plate("n", n):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(2 * z, 1.0), obs=y)  # error: PYR203


def guide(n, y=None):
    scale = pyro.param("scale", torch.ones(n), constraint=dist.constraints.positive)
    with pyro.plate("n", n):
        pyro.sample("z", dist.Normal(torch.zeros(n), scale))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(5, y=torch.zeros(5))
