# shows: PYR203 Error while packing tensors
"""Told that there is no plate, the enumerating loss packs tensors and meets an unnamed dim."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.4), infer={"enumerate": "parallel"})
    locs = pyro.param("locs", torch.tensor([-1.0, 1.0]))
    pyro.sample("x", dist.Normal(locs[k.long()].unsqueeze(-1), 1.0), obs=x)  # error: PYR203


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceEnum_ELBO(max_plate_nesting=0))
svi.step(torch.randn(7))
