"""A plate to enter and another one to run through."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(x):
    with pyro.plate("columns", x.shape[1]):
        scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    rows = pyro.plate("rows", x.shape[0])
    for i in rows:
        with pyro.plate(f"columns_{i}", x.shape[1], dim=-1):
            pyro.sample(f"x_{i}", dist.Normal(0.0, scale), obs=x[i])


def guide(x):
    with pyro.plate("columns", x.shape[1]):
        pyro.sample("scale", dist.LogNormal(pyro.param("m", torch.zeros(3)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(2, 3))
