import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LatentStableReparam
from pyro.optim import Adam


@poutine.reparam(config={"x": LatentStableReparam()})
def model(y):
    x = pyro.sample("x", dist.Stable(1.5, 0.0))
    pyro.sample("y", dist.Normal(x, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("x_uniform", dist.Uniform(-torch.pi / 2, torch.pi / 2))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.2))
