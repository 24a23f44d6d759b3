"""Names from sets and dict views: no order, the same members."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

SITES = {"a", "b", "c"}
LOCS = {"c": 0.0, "a": 1.0, "b": 2.0}


def model(y):
    total = torch.tensor(0.0)
    for name in sorted(SITES):
        total = total + pyro.sample(name, dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    for name in LOCS.keys() & SITES:
        pyro.sample(name, dist.Normal(pyro.param("q_" + name, torch.tensor(LOCS[name])), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
