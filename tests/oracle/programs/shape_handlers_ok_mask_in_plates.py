"""Masks of the plates' shape, of a part of it, and scalars."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro import poutine
from pyro.infer.autoguide import AutoNormal

rows_known = torch.tensor([[True], [False], [True]])
columns_known = torch.tensor([True, False])


def model(y):
    with pyro.plate("rows", 3, dim=-2), pyro.plate("columns", 2, dim=-1):
        with poutine.mask(mask=rows_known), poutine.mask(mask=columns_known):
            a = pyro.sample("a", dist.Normal(0.0, 1.0))
        with poutine.mask(mask=False):
            pyro.sample("b", dist.Normal(a, 1.0), obs=y)
        with poutine.scale(scale=0.5), poutine.mask(mask=y > 0):
            pyro.sample("y", dist.Normal(a, 1.0), obs=y)


guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3, 2))
