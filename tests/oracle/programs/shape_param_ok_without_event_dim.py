"""Without event_dim nothing is checked and nothing subsampled."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("data", len(x)):
        table = pyro.param("table", torch.zeros(7))
        pyro.sample("x", dist.Normal(table.sum(), 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(10))
