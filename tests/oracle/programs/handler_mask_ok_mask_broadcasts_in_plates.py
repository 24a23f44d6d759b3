import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y, seen):
    rows = pyro.plate("rows", 2, dim=-2)
    columns = pyro.plate("columns", 3, dim=-1)
    with columns:
        m = pyro.sample("m", dist.Normal(0.0, 1.0))
    with rows, columns, poutine.mask(mask=seen.unsqueeze(-1)):
        pyro.sample("y", dist.Normal(m, 1.0), obs=y)


def guide(y, seen):
    with pyro.plate("columns", 3, dim=-1):
        pyro.sample("m", dist.Normal(pyro.param("loc", torch.zeros(3)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(2, 3), torch.tensor([True, False]))
