"""The second plate holds parameters only, so no site is two plates deep."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    with pyro.plate("regions", 3):
        with pyro.plate("seasons", 4):
            table = pyro.param("table", torch.zeros(4, 3), event_dim=0)
        pyro.sample("y", dist.Normal(table.sum(0), 1.0), obs=y)


def guide(y):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO(max_plate_nesting=1))
for _ in range(3):
    svi.step(torch.zeros(3))
