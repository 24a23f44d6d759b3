"""The site that would be out of order is conditioned away."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro import poutine


def base(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(a + b, 1.0), obs=x)


def guide(x):
    b = pyro.sample("b", dist.Normal(pyro.param("bl", torch.tensor(0.0)), 1.0))


model = poutine.condition(base, data={"a": torch.tensor(0.5)})
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
