"""Run through twice, one after the other."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    n = pyro.plate("n", len(x))
    means = [pyro.sample(f"z_{i}", dist.Normal(0.0, 1.0)) for i in n]
    for i in n:
        pyro.sample(f"x_{i}", dist.Normal(means[i], 1.0), obs=x[i])


def guide(x):
    for i in pyro.plate("n", len(x)):
        pyro.sample(f"z_{i}", dist.Normal(pyro.param(f"m_{i}", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
