"""pyro.subsample of a tensor that has another number of rows than the plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    with pyro.plate("data", len(x), subsample_size=3):
        batch = pyro.subsample(x, event_dim=1)
        target = pyro.subsample(y, event_dim=0)  # error: PYR211
        pyro.sample("y", dist.Normal(batch.sum(-1), 1.0), obs=target)


def guide(x, y):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(8, 2), torch.zeros(9))
