import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


def joint():
    x = pyro.sample("x", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(x, 1.0))


model = poutine.reparam(poutine.condition(joint, {"y": torch.tensor(0.5)}), {"y": LocScaleReparam(0.5)})


def guide():
    pyro.sample("x", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step()
