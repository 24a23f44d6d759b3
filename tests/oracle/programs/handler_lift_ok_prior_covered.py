import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def regression(y):
    scale = pyro.param("scale", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("y", dist.Normal(0.0, scale), obs=y)


model = poutine.lift(regression, prior={"scale": dist.Exponential(1.0)})


def guide(y):
    rate = pyro.param("rate", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("scale", dist.Exponential(rate))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
