import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(data):
    with pyro.plate("n", len(data)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z, 1.0), obs=data)


def guide(data):
    with pyro.plate("n", len(data)):
        pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(4)), 1.0))


n = 4
svi = SVI(poutine.scale(model, 1.0 / n), poutine.scale(guide, 1.0 / n), Adam({"lr": 0.1}), Trace_ELBO())
svi.step(torch.zeros(n))
