"""plate_stack takes its rightmost dim from the event part of the data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x, event_dim):
    with pyro.plate_stack("p", x.shape[: x.dim() - event_dim], rightmost_dim=-1 - event_dim):
        with pyro.plate("event", x.shape[-1], dim=-event_dim):
            pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


def guide(x, event_dim):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(4, 3, 2), 1)
