"""Both the indices and another size are given."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, batch):
    with pyro.plate("rows", len(x), subsample_size=4, subsample=batch):  # error: PYR206
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x[batch])


def guide(x, batch):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(10), torch.tensor([1, 4, 7]))
