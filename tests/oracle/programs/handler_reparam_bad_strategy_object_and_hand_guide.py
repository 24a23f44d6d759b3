import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import AutoReparam
from pyro.optim import Adam


@AutoReparam(centered=0.0)
def model(y):
    scale = pyro.sample("scale", dist.Gamma(2.0, 1.0))
    theta = pyro.sample("theta", dist.Normal(0.0, scale))
    pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 1.0))
    pyro.sample("theta", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
