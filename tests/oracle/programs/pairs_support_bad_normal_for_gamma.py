"""A rate cannot be negative; the guide's draws are."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    rate = pyro.sample("rate", dist.Gamma(2.0, 1.0))
    pyro.sample("x", dist.Normal(rate, 1.0), obs=x)


def guide(x):
    loc = pyro.param("loc", torch.tensor(-5.0))
    pyro.sample("rate", dist.Normal(loc, 0.1))  # error: PYR307


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(1.0))
