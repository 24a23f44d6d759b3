"""The differences of a series are one shorter than the series."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model(series):
    drift = pyro.sample("drift", dist.Normal(0.0, 1.0))
    steps = series[1:] - series[:-1]
    with pyro.plate("steps", len(series)):
        pyro.sample("step", dist.Normal(drift.expand(len(steps)), 1.0), obs=steps)  # error: PYR205


guide = AutoDelta(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.arange(6.0))
