import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import HaarReparam
from pyro.optim import Adam


def guide(y):  # error: PYR301
    pyro.sample("walk", dist.Normal(pyro.param("loc", torch.zeros(4)), 1.0).to_event(1))  # error: PYR302


def raw(y):
    walk = pyro.sample("walk", dist.Normal(torch.zeros(4), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(walk.cumsum(-1), 1.0).to_event(1), obs=y)


model = poutine.reparam(raw, {"walk": HaarReparam(dim=-1)})
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(4))
