"""Indices and their own length, in several spellings."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, batch):
    with pyro.plate("a", len(x), subsample_size=len(batch), subsample=batch):
        pyro.sample("xa", dist.Normal(0.0, 1.0), obs=x[batch])
    with pyro.plate("b", len(x), subsample_size=batch.shape[0], subsample=batch) as i:
        pyro.sample("xb", dist.Normal(0.0, 1.0), obs=x[i])
    with pyro.plate("c", len(x), subsample=[2, 3]) as i:
        pyro.sample("xc", dist.Normal(0.0, 1.0), obs=x[i])


def guide(x, batch):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(10), torch.tensor([1, 4, 7]))
