import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import AutoReparam
from pyro.optim import Adam


def joint(y):
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    jump = pyro.sample("jump", dist.Stable(1.5, 0.0))
    pyro.sample("y", dist.Normal(jump, scale), obs=y)


model = AutoReparam()(joint)
guide = AutoNormal(model)


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
