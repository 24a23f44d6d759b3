"""name_count renames repeated sites, so drawing one name twice is right."""
import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.autoname import name_count
from pyro.infer import SVI, Trace_ELBO


@name_count
def model(y):
    total = 0.0
    for _ in range(2):
        total = total + pyro.sample("x", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


@name_count
def guide(y):
    for i in range(2):
        pyro.sample("x", dist.Normal(pyro.param(f"loc{i}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
