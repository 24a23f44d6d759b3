import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import MinimalReparam
from pyro.optim import Adam


@poutine.reparam(config=MinimalReparam())
def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Stable(1.5, 0.5, 1.0, loc), obs=y)


def guide(y):  # error: PYR301, PYR301, PYR301, PYR301
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    pyro.sample("y_exponential", dist.Exponential(1.0))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
