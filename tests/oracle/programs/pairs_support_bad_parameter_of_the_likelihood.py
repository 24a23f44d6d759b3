# shows: PYR307 to satisfy the constraint
"""The impossible value reaches the likelihood's rate before it reaches the prior."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    rate = pyro.sample("rate", dist.Exponential(1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Poisson(rate), obs=x)


def guide(x):
    pyro.sample("rate", dist.Normal(-3.0, 0.1))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(3))
