"""Automatic dims count from the right as the plates are entered: the table is transposed for them."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(table):
    rows, columns = table.shape
    with pyro.plate("rows", rows), pyro.plate("columns", columns):
        pyro.sample("cell", dist.Normal(torch.zeros(rows, columns).t(), 1.0), obs=table.mT)


def guide(table):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.randn(5, 3))
