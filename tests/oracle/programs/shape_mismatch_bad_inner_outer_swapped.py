"""Automatic dims: the outer plate is the rightmost one, and the table lies the other way round."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(table):
    rows, columns = table.shape
    with pyro.plate("rows", rows):
        with pyro.plate("columns", columns):
            pyro.sample("cell", dist.Normal(torch.zeros(rows, columns), 1.0), obs=table)  # error: PYR205


def guide(table):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.randn(5, 3))
