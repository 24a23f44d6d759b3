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


# The base comes from the outer handler and passes the inner one first.
inner = poutine.reparam(joint, {"rate_base": LocScaleReparam(0.0)})
model = poutine.reparam(inner, {"rate": TransformReparam()})


def guide(y):  # error: PYR301
    pyro.sample("rate_base", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
