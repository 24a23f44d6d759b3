# shows: PYR203 Error while packing tensors
"""The enumerating loss packs all dims by their plates, and the dim between two of them has none."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "parallel"})
    with pyro.plate("left", 2, dim=-3), pyro.plate("right", 4, dim=-1):
        pyro.sample("x", dist.Normal(k * torch.ones(3, 1), 1.0), obs=x)  # error: PYR203


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 3, 4))
