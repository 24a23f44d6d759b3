"""The guide empties a list of the module in the first step; in the second it has nothing left to sample."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

pending = ["a", "b"]


def model(y):
    for name in ("a", "b"):
        pyro.sample(name, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301
    while pending:
        pyro.sample(pending.pop(), dist.Normal(0.0, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for epoch in range(2):
    svi.step(torch.tensor(1.0))
