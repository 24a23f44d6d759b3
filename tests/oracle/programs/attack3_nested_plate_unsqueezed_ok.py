"""Crossed effects: rows and columns in plates, right to left."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(y):
    n, m = y.shape
    rows = pyro.plate("rows", n, dim=-2)
    cols = pyro.plate("cols", m, dim=-1)
    with rows:
        a = pyro.sample("a", dist.Normal(0.0, 1.0))
    with cols:
        b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with rows, cols:
        pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


def guide(y):
    n, m = y.shape
    with pyro.plate("rows", n, dim=-2):
        pyro.sample("a", dist.Normal(pyro.param("a_loc", torch.zeros(n, 1)), 0.1))
    with pyro.plate("cols", m, dim=-1):
        pyro.sample("b", dist.Normal(pyro.param("b_loc", torch.zeros(m)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
svi.step(torch.zeros(3, 4))
