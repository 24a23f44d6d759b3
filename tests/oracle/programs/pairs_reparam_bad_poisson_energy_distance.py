"""EnergyDistance follows gradients through the guide's draws, and there are none through a count."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance


def model(x):
    k = pyro.sample("k", dist.Poisson(3.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    rate = pyro.param("rate", torch.tensor(2.0), constraint=dist.constraints.positive)
    pyro.sample("k", dist.Poisson(rate))  # error: PYR314


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), EnergyDistance())
for _ in range(3):
    svi.step(torch.zeros(3))
