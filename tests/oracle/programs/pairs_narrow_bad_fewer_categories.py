# silent: PYR308 the third category has no chance
"""The guide has two categories for a site of three."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO


def model(x):
    locs = torch.tensor([-1.0, 0.0, 1.0])
    k = pyro.sample("k", dist.Categorical(torch.ones(3)))
    pyro.sample("x", dist.Normal(locs[k], 1.0), obs=x)


def guide(x):
    probs = pyro.param("probs", torch.ones(2) / 2, constraint=dist.constraints.simplex)
    pyro.sample("k", dist.Categorical(probs))  # error: PYR308


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceGraph_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))
