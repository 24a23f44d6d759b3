"""guide = A if flag else B at module level, with the flag known."""
import os

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

smoke_test = "LONG_RUN" not in os.environ
FULL = False


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    tau = pyro.sample("tau", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(mu, tau), obs=y)


def small_guide(y):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("mu_q", torch.tensor(0.0)), 1.0))


def full_guide(y):
    small_guide(y)
    pyro.sample("tau", dist.LogNormal(pyro.param("tau_q", torch.tensor(0.0)), 1.0))


guide = full_guide if FULL else small_guide
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(1 if smoke_test else 1000):
    svi.step(torch.tensor(1.0))
