import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def joint(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    return pyro.sample("y", dist.Normal(z, 1.0), obs=y)


fake = poutine.uncondition(joint)(torch.tensor(0.0))
SVI(joint, AutoNormal(joint), Adam({"lr": 0.1}), Trace_ELBO()).step(fake)
