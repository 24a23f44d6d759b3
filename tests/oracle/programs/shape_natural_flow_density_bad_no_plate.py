"""Without the plate the rows are a batch of nobody."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
import pyro.distributions.transforms as T

spline = T.spline_coupling(2, hidden_dims=[6, 6], count_bins=4)


def model(x):
    pyro.module("spline", spline)
    base = dist.Normal(torch.zeros(2), torch.ones(2)).to_event(1)
    pyro.sample("x", dist.TransformedDistribution(base, [spline]), obs=x)  # error: PYR203


def guide(x):
    pass


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.rand(6, 2) - 0.5)
