import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import TransformReparam
from pyro.optim import Adam


@poutine.reparam(config={"share": TransformReparam()})
def model(y):
    share = pyro.sample("share", dist.AffineBeta(2.0, 2.0, -1.0, 2.0))
    pyro.sample("y", dist.Normal(share, 1.0), obs=y)


def guide(y):
    pyro.sample("share_base", dist.Normal(pyro.param("loc", torch.tensor(5.0)), 0.1))  # error: PYR307


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
