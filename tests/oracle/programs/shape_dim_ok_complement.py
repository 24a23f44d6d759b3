"""~i turns 0, 1, 2 into -1, -2, -3."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    plates = [pyro.plate(f"p{i}", size, dim=~i) for i, size in enumerate(reversed(x.shape))]
    with plates[0], plates[1], plates[2]:
        pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4, 3, 2))
