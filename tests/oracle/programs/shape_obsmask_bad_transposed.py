"""The table's mask is transposed."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(table):
    mask = ~torch.isnan(table)
    table = torch.nan_to_num(table)
    with pyro.plate("rows", table.shape[0], dim=-2), pyro.plate("columns", table.shape[1], dim=-1):
        pyro.sample("t", dist.Normal(0.0, 1.0), obs=table, obs_mask=mask.t())  # error: PYR212


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4, 3))
