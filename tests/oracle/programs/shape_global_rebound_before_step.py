"""A global name read inside both functions, rebound between definition and training: both see the new value."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

NAME = "theta"
DEPTH = 1


def guide(y):
    for d in range(DEPTH):
        pyro.sample(f"{NAME}_{d}", dist.Normal(pyro.param(f"q_{d}", torch.tensor(0.0)), 1.0))


def model(y):
    total = torch.tensor(0.0)
    for d in range(2):
        total = total + pyro.sample(f"mu_{d}", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


NAME, DEPTH = "mu", 2
SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
