import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import Trace_ELBO


def model(y):
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(w, 1.0), obs=y)


def guide(y):
    pyro.sample("w", dist.Normal(pyro.param("wl", torch.tensor(0.0)), 1.0), obs=y)


Trace_ELBO().loss(model, poutine.uncondition(guide), torch.tensor(1.0))
