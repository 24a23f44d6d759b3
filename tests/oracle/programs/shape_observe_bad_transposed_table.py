"""The table is observed with its axes exchanged."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO
from pyro.infer.autoguide import AutoNormal


def model(table):
    rows, columns = table.shape
    with pyro.plate("rows", rows, dim=-1):
        skill = pyro.sample("skill", dist.Normal(0.0, 1.0))
        with pyro.plate("columns", columns, dim=-2):
            pyro.sample("cell", dist.Bernoulli(logits=skill), obs=table)  # error: PYR213


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.ones(5, 3))
