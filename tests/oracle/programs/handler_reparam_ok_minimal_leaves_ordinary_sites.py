import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import MinimalReparam
from pyro.optim import Adam


@MinimalReparam()
def model(y):
    theta = pyro.sample("theta", dist.Normal(0.0, 3.0))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(theta, scale), obs=y)


def guide(y):
    pyro.sample("theta", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
