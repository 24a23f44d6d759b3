"""Without the set the repeated label is sampled twice."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

labels = ["uk", "fr", "uk"]


def model(labels, y):
    mean = []
    for g in labels:
        mean.append(pyro.sample(f"effect_{g}", dist.Normal(0.0, 1.0)))  # error: PYR101
    with pyro.plate("rows", len(labels)):
        pyro.sample("y", dist.Normal(torch.stack(mean), 1.0), obs=y)


def guide(labels, y):
    for g in set(labels):
        pyro.sample(f"effect_{g}", dist.Normal(pyro.param(g, torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(labels, torch.randn(3))
