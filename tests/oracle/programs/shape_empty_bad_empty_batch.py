"""The last batch is empty."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(x)):  # error: PYR210
        pyro.sample("x", dist.Normal(mu, 1.0), obs=x)


svi = SVI(model, AutoDelta(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
data = torch.arange(6.0)
for start in range(0, 9, 3):
    svi.step(data[start : start + 3])
