import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import AutoReparam
from pyro.optim import Adam


@AutoReparam(centered=0.0)
def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    theta = pyro.sample("theta", dist.Normal(mu, scale))
    pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


SVI(model, AutoNormal(model), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
