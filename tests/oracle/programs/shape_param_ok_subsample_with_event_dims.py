"""pyro.subsample of rows of vectors, and of a scalar batch beside it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    with pyro.plate("data", x.shape[0], subsample_size=3):
        rows = pyro.subsample(x, event_dim=1)
        target = pyro.subsample(y, event_dim=0)
        assert rows.shape == (3, 2) and target.shape == (3,)
        pyro.sample("y", dist.Normal(rows.sum(-1), 1.0), obs=target)


def guide(x, y):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(8, 2), torch.zeros(8))
