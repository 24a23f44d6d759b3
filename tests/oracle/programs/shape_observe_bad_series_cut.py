"""The mean is of all times, the observation of all but the first."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(series):
    T = series.size(-1)
    trend = torch.linspace(0.0, 1.0, T)
    noise = pyro.sample("noise", dist.LogNormal(0.0, 1.0))
    pyro.sample("series", dist.Normal(trend, noise).to_event(1), obs=series[1:])  # error: PYR213


def guide(series):
    pyro.sample("noise", dist.LogNormal(pyro.param("l", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(8))
