"""The same with the column flattened."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

x = torch.randn(8, 1)
y = torch.randn(8)


def model(x, y):
    slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
    intercept = pyro.sample("intercept", dist.Normal(0.0, 1.0))
    mean = slope * x.view(-1) + intercept
    with pyro.plate("data", y.shape[0]):
        pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(x, y)
