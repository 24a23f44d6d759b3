"""A normalising flow as proposal: a transformed diagonal normal against an independent prior."""
import torch
import pyro
import pyro.distributions as dist
import pyro.distributions.transforms as T
from pyro.infer import SVI, Trace_ELBO

flow = T.planar(2)


def model(y):
    z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(z.sum(), 1.0), obs=y)


def guide(y):
    pyro.module("flow", flow)
    base = dist.Normal(torch.zeros(2), torch.ones(2)).to_event(1)
    pyro.sample("z", dist.TransformedDistribution(base, [flow]))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
