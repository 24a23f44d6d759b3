"""A plate is built anew with one name in every step of the chain."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(ys):
    state = torch.zeros(3)
    for t in pyro.markov(range(2)):
        with pyro.plate("series", 3):  # error: PYR101
            state = pyro.sample(f"x_{t}", dist.Normal(state, 1.0))
            pyro.sample(f"y_{t}", dist.Normal(state, 1.0), obs=ys[t])


def guide(ys):
    with pyro.plate("series", 3):
        for t in range(2):
            pyro.sample(f"x_{t}", dist.Normal(pyro.param(f"m_{t}", torch.zeros(3)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(2, 3))
