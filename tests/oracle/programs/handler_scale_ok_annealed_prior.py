import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y, beta):
    with poutine.scale(scale=beta):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y, beta):
    with poutine.scale(scale=beta):
        pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


svi = SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO())
for beta in (0.1, 0.5, 1.0):
    svi.step(torch.tensor(1.0), beta)
