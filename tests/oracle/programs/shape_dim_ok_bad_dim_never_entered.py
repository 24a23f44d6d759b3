"""A plate with a wrong dim that nobody enters is never looked at."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, grid=False):
    columns = pyro.plate("columns", 3, dim=0)
    if grid:
        with columns:
            pyro.sample("grid", dist.Normal(0.0, 1.0), obs=x)
    with pyro.plate("x_plate", len(x)):
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x, grid=False):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
