# shows: PYR207 cannot install a Messenger instance twice
"""All pairs of a sequential plate with itself: Pyro refuses the second entry in other words."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(d):
    nodes = pyro.plate("nodes", len(d))
    for i in nodes:
        for j in nodes:  # error: PYR207
            pyro.sample(f"d_{i}_{j}", dist.Normal(0.0, 1.0), obs=d[i, j])


def guide(d):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 2))
