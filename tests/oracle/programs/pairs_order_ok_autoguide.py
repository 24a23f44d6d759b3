"""An autoguide follows the model's order."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal


def model(x):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    loc = pyro.sample("loc", dist.Normal(0.0, scale))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(loc, scale), obs=x)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
