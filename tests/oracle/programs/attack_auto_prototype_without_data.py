"""The guide is called once without the target, and remembers the target as a latent."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x, y=None):
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        return pyro.sample("y", dist.Normal(b * x, 1.0), obs=y)


x = torch.randn(4)
guide = AutoNormal(model)
guide(x)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())  # error: PYR302
svi.step(x, x)
