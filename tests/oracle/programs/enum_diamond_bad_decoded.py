# no pair: infer_discrete takes a model alone
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import config_enumerate, infer_discrete


@config_enumerate
def model(table):
    columns = pyro.plate("columns", 2, dim=-1)
    rows = pyro.plate("rows", 4, dim=-2)
    with columns:
        c = pyro.sample("c", dist.Categorical(torch.ones(3)))
    with rows:
        r = pyro.sample("r", dist.Categorical(torch.ones(3)))
    with columns, rows:
        pyro.sample("cell", dist.Normal((r + c).float(), 1.0), obs=table)  # error: PYR405


infer_discrete(model, first_available_dim=-3, temperature=1)(torch.zeros(4, 2))
