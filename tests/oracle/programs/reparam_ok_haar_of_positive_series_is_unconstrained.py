import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import HaarReparam
from pyro.optim import Adam


@poutine.reparam(config={"rates": HaarReparam(dim=-1)})
def model(y):
    rates = pyro.sample("rates", dist.LogNormal(torch.zeros(8), 1.0).to_event(1))
    pyro.sample("y", dist.Poisson(rates).to_event(1), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(8))
    pyro.sample("rates_haar", dist.Normal(loc, 1.0).to_event(1))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.ones(8))
