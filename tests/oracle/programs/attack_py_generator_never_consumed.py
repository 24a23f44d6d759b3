"""The guide makes the generator and forgets to run through it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def proposals(n):
    for t in range(n):
        yield pyro.sample(f"state_{t}", dist.Normal(pyro.param(f"m_{t}", torch.tensor(0.0)), 1.0))


def model(ys):
    for t in range(2):
        state = pyro.sample(f"state_{t}", dist.Normal(0.0, 1.0))
        pyro.sample(f"y_{t}", dist.Normal(state, 0.5), obs=ys[t])


def guide(ys):  # error: PYR301, PYR301
    proposals(2)


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(2))
