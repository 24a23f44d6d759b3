"""Sequential plates replay their indices as well."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    for i in pyro.plate("n", len(x), 3):  # error: PYR206
        z = pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0))
        pyro.sample(f"x_{i}", dist.Normal(z, 1.0), obs=x[i])


def guide(x):
    for i in pyro.plate("n", len(x), 2):
        pyro.sample(f"z_{i}", dist.Normal(pyro.param(f"l_{i}", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(6))
