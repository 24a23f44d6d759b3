# silent: PYR308 counts above five are never proposed
"""A bounded count for an unbounded one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    k = pyro.sample("k", dist.Poisson(6.0))
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    probs = pyro.param("probs", torch.tensor(0.5), constraint=dist.constraints.unit_interval)
    pyro.sample("k", dist.Binomial(5, probs))  # error: PYR308


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(9.0))
