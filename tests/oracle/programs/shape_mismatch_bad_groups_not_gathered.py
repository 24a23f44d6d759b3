"""The group effects are not indexed by the group of each row."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoNormal


def model(group, y):
    with pyro.plate("groups", 3):
        alpha = pyro.sample("alpha", dist.Normal(0.0, 1.0))
    with pyro.plate("rows", len(y)):
        pyro.sample("y", dist.Normal(alpha, 1.0), obs=y)  # error: PYR205


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor([0,0,1,2,2]), torch.zeros(5))
