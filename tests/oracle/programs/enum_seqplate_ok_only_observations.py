import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal
from pyro.optim import Adam


def model(rows):
    centre = pyro.sample("centre", dist.Normal(0.0, 1.0))
    spread = pyro.sample("spread", dist.LogNormal(0.0, 1.0))
    for i in pyro.plate("rows", len(rows)):
        pyro.sample(f"y_{i}", dist.Normal(centre, spread), obs=rows[i])


SVI(model, AutoDiagonalNormal(model), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))
