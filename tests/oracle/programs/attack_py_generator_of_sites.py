"""Sites made by a generator function, consumed by the model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def walk(steps):
    state = torch.tensor(0.0)
    for t in range(steps):
        state = pyro.sample(f"state_{t}", dist.Normal(state, 1.0))
        yield t, state


def model(ys):
    for t, state in walk(len(ys)):
        pyro.sample(f"y_{t}", dist.Normal(state, 0.5), obs=ys[t])


def guide(ys):
    for t in range(len(ys)):
        pyro.sample(f"state_{t}", dist.Normal(pyro.param(f"m_{t}", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(3))
