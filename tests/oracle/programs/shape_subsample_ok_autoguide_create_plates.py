"""An autoguide that is told how to make the subsampled plate."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def create_plates(x):
    return pyro.plate("rows", len(x), subsample_size=4, dim=-1)


def model(x):
    with create_plates(x):
        batch = pyro.subsample(x, event_dim=0)
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 1.0), obs=batch)


guide = AutoNormal(model, create_plates=create_plates)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(10))
