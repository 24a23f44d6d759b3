import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(data):
    with pyro.plate("n", len(data)):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        w = pyro.sample("w", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(z + w, 1.0), obs=data)


@poutine.scale(scale=0.25)
def guide(data):  # error: PYR301
    with pyro.plate("n", len(data)):
        pyro.sample("z", dist.Normal(pyro.param("loc", torch.zeros(4)), 1.0))


SVI(poutine.scale(model, scale=0.25), guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(4))
