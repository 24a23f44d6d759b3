"""The minibatch is indexed in the observation but not in the mean."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, y):
    w = pyro.param("w", torch.tensor(1.0))
    with pyro.plate("data", len(x), subsample_size=3) as index:
        pyro.sample("y", dist.Normal(w * x, 1.0), obs=y[index])  # error: PYR205


def guide(x, y):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.arange(8.0), torch.zeros(8))
