"""All pairs by sequential plates of different names."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(d):
    for i in pyro.plate("first", len(d)):
        for j in pyro.plate(f"second_{i}", len(d)):
            pyro.sample(f"d_{i}_{j}", dist.Normal(0.0, 1.0), obs=d[i, j])


def guide(d):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 2))
