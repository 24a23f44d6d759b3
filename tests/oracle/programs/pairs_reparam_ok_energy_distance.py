"""Normal guide, normal likelihood, EnergyDistance."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(loc, 1.0), obs=x)


def guide(x):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), EnergyDistance())
for _ in range(3):
    svi.step(torch.zeros(3))
