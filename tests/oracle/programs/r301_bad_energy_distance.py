import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 0.1))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(loc, scale), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("loc", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), EnergyDistance(max_plate_nesting=1)).step(torch.zeros(3))
