# shows: PYR202 Expected dim < 0 to index from the right
"""EnergyDistance with max_plate_nesting=0 has no dim for its particles."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, EnergyDistance


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", 3, dim=-1):
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), EnergyDistance())
svi.step(torch.zeros(3))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), EnergyDistance(max_plate_nesting=0))  # error: PYR202
svi.step(torch.zeros(3))
