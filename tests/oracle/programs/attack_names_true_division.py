"""A single slash makes 1.0 of 2 / 2: the names differ in a decimal."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for i in range(0, 4, 2):
        pyro.sample(f"pair_{i // 2}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301
    for i in range(0, 4, 2):
        pyro.sample(f"pair_{i / 2}", dist.Normal(0.0, 1.0))  # error: PYR302, PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
