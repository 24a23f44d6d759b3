"""Slope and intercept stand in another order in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO


def model(x, y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(a + b * x, 1.0), obs=y)


def guide(x, y):
    m = pyro.param("m", torch.zeros(2))
    pyro.sample("b", dist.Normal(m[1], 1.0))  # error: PYR311
    pyro.sample("a", dist.Normal(m[0], 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3), torch.zeros(3))
