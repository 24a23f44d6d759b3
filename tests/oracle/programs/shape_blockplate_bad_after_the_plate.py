"""The plate is closed already."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO
import pyro.poutine.plate_messenger as plates


def model(x):
    with pyro.plate("rows", 2, dim=-2):
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with pyro.plate("columns", 3, dim=-1):
        with plates.block_plate("rows", strict=True):  # error: PYR214
            pyro.sample("x", dist.Normal(a.sum(), 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.zeros(2, 1))
    with pyro.plate("rows", 2, dim=-2):
        pyro.sample("a", dist.Normal(loc, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
