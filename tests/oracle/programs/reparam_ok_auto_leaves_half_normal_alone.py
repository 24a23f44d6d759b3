import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import AutoReparam
from pyro.optim import Adam


@poutine.reparam(config=AutoReparam())
def model(y):
    scale = pyro.sample("scale", dist.HalfNormal(1.0))
    pyro.sample("y", dist.Normal(0.0, scale), obs=y)


def guide(y):
    pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
