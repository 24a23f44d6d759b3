"""A helper carries the state through time and forgets the plate's axis once."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from functools import reduce


def model(y):
    with pyro.plate("series", y.shape[0], dim=-1):
        def step(state, t):
            state = pyro.sample(f"z_{t}", dist.Normal(0.9 * state, 1.0))
            pyro.sample(f"y_{t}", dist.Normal(state, 1.0), obs=y[t])  # error: PYR213
            return state

        reduce(step, range(1), torch.zeros(y.shape[0]))


def guide(y):
    with pyro.plate("series", y.shape[0], dim=-1):
        for t in range(1):
            pyro.sample(f"z_{t}", dist.Normal(torch.zeros(y.shape[0]), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 4))
