import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


@poutine.reparam(config={"rate": LocScaleReparam(torch.tensor(0.5))})
def model(y):
    rate = pyro.sample("rate", dist.LogNormal(1.0, 1.0))
    pyro.sample("y", dist.Normal(rate, 1.0), obs=y)


def guide(y):
    pyro.sample("rate_decentered", dist.Normal(pyro.param("loc", torch.tensor(-9.0)), 0.1))  # error: PYR307


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
