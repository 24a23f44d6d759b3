"""!r puts quotes into the name on one side."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for level in ("low", "high"):
        pyro.sample(f"mean[{level}]", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301
    for level in ("low", "high"):
        pyro.sample(f"mean[{level!r}]", dist.Normal(0.0, 1.0))  # error: PYR302, PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
