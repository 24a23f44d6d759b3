"""Group scales guided by a Laplace distribution."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def scales(n, family, *parameters):
    with pyro.plate("groups", n):
        return pyro.sample("scale", family(*parameters))  # error: PYR307


def model(y):
    scale = scales(2, dist.HalfCauchy, 1.0)
    pyro.sample("y", dist.Normal(scale.sum(), 1.0), obs=y)


def guide(y):
    return scales(2, dist.Laplace, pyro.param("l", torch.tensor(-9.0)), 0.1)


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.tensor(0.0))
