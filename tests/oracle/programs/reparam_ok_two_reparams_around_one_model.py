import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam, TransformReparam
from pyro.optim import Adam


def joint(y):
    rate = pyro.sample("rate", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(rate, 1.0), obs=y)


inner = poutine.reparam(joint, {"rate": TransformReparam()})
model = poutine.reparam(inner, {"rate_base": LocScaleReparam(0.0)})


def guide(y):
    pyro.sample("rate_base_decentered", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
