"""The levels are counted from one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    for i in range(1, 4):
        with pyro.plate(f"level_{i}", i):
            pyro.sample(f"x_{i}", dist.Normal(0.0, 1.0), obs=x[:i])


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
