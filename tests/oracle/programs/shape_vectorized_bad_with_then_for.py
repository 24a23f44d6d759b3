"""Entered by with for the prior, run through by for in the likelihood."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    n = pyro.plate("n", len(x))
    with n:
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    for i in n:  # error: PYR208
        pyro.sample(f"x_{i}", dist.Normal(z[i], 1.0), obs=x[i])


def guide(x):
    with pyro.plate("n", len(x)):
        pyro.sample("z", dist.Normal(pyro.param("m", torch.zeros(3)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
