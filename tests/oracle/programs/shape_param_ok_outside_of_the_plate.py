"""The parameter stands before the plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    table = pyro.param("table", torch.zeros(7, 2), event_dim=0)
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(table.mean(), 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
