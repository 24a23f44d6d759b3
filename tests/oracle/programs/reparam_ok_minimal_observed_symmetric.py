import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import MinimalReparam
from pyro.optim import Adam


HALF_PI = 1.5707963267948966


@poutine.reparam(config=MinimalReparam())
def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Stable(1.5, 0.0, 1.0, loc), obs=y)


def guide(y):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    pyro.sample("y_uniform", dist.Uniform(-HALF_PI, HALF_PI))
    rate = pyro.param("rate", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("y_exponential", dist.Exponential(rate))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
