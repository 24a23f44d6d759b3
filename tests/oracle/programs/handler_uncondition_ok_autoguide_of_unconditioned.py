import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def joint(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


free = poutine.uncondition(joint)
SVI(free, AutoNormal(free), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
