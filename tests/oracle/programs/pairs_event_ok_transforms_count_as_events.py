"""A transform over vectors makes vectors of scalars."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
import pyro.distributions.transforms as T

flow = T.planar(3)


def model(x):
    z = pyro.sample("z", dist.Normal(torch.zeros(3), 1.0).to_event(1))
    pyro.sample("x", dist.Normal(z, 1.0).to_event(1), obs=x)


def guide(x):
    pyro.module("flow", flow)
    base = dist.Normal(torch.zeros(3), torch.ones(3))
    pyro.sample("z", dist.TransformedDistribution(base, [flow]))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
