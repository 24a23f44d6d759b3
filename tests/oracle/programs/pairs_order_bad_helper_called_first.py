"""A helper for the scale is called at the head of the guide, at the foot of the model."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def guide_scale():
    return pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 0.1))  # error: PYR311


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    scale = pyro.sample("scale", dist.HalfNormal(1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(loc, scale), obs=x)


def guide(x):
    scale = guide_scale()
    pyro.sample("loc", dist.Normal(pyro.param("l", torch.tensor(0.0)), scale))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(5))
