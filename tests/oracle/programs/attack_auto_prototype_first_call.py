"""An autoguide keeps the sites of its first call: built without data it would hold y; here data come first."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x, y=None):
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        return pyro.sample("y", dist.Normal(b * x, 1.0), obs=y)


x = torch.randn(4)
guide = AutoNormal(model)
guide(x, x)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(x, x)
Predictive(model, guide=guide, num_samples=2)(x)
