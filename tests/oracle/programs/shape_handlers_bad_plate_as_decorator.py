"""A plate decorates a helper that is made for vectors of another length."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


@pyro.plate("sensors", 3)
def sensors(x):
    offset = pyro.sample("offset", dist.Normal(torch.zeros(4), 1.0))  # error: PYR205
    pyro.sample("x", dist.Normal(offset, 1.0), obs=x)


def model(x):
    sensors(x)


def guide(x):
    with pyro.plate("sensors", 3):
        pyro.sample("offset", dist.Normal(pyro.param("m", torch.zeros(3)), 1.0))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(3):
    svi.step(torch.zeros(3))
