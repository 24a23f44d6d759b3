import math
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import StableReparam
from pyro.optim import Adam


@poutine.reparam(config={"x": StableReparam()})
def model(y):
    x = pyro.sample("x", dist.Stable(1.5, 0.3))
    pyro.sample("y", dist.Normal(x, 1.0), obs=y)


def guide(y):  # error: PYR301, PYR301
    pyro.sample("x", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    pyro.sample("x_z_uniform", dist.Uniform(-math.pi / 2, math.pi / 2))
    pyro.sample("x_z_exponential", dist.Exponential(1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
