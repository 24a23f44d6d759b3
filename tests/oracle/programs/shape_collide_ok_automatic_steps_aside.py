"""An automatic dim goes to the left of the fixed one around it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("inner", 2, dim=-1):
        with pyro.plate("outer", 3):
            with pyro.plate("outermost", 4):
                pyro.sample("x", dist.Normal(torch.zeros(4, 3, 2), 1.0), obs=x)


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.ones(4, 3, 2))
