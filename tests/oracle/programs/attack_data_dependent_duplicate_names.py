"""Group labels of the data name the sites; equal labels would collide, but set() makes them unique."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

labels = ["uk", "fr", "uk", "de"]


def model(labels, y):
    effect = {g: pyro.sample(f"effect_{g}", dist.Normal(0.0, 1.0)) for g in sorted(set(labels))}
    mean = torch.stack([effect[g] for g in labels])
    with pyro.plate("rows", len(labels)):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(labels, y):
    for g in dict.fromkeys(labels):
        pyro.sample(f"effect_{g}", dist.Normal(pyro.param(g, torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(labels, torch.randn(4))
