import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam, TransformReparam
from pyro.optim import Adam

config = {"scale": TransformReparam(), "scale_base": LocScaleReparam(centered=0.0)}


@poutine.reparam(config=config)
def model(y):
    scale = pyro.sample("scale", dist.LogNormal(1.0, 2.0))
    pyro.sample("y", dist.Normal(0.0, scale), obs=y)


def guide(y):
    pyro.sample("scale_base_decentered", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
