import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)  # error: PYR302


guide = poutine.uncondition(model)
Trace_ELBO().loss(model, guide, torch.tensor(1.0))
