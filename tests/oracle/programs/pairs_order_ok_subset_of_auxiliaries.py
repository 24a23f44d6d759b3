"""Auxiliary sites anywhere in the guide leave the common order as it is."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO

aux = {"is_auxiliary": True}


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    pyro.sample("x", dist.Normal(b, 1.0), obs=x)


def guide(x):
    u = pyro.sample("u", dist.Normal(0.0, 1.0), infer=aux)
    pyro.sample("a", dist.Normal(pyro.param("al", torch.tensor(0.0)) + 0.1 * u, 1.0))
    v = pyro.sample("v", dist.Normal(0.0, 1.0), infer=aux)
    pyro.sample("b", dist.Normal(pyro.param("bl", torch.tensor(0.0)) + 0.1 * v, 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
