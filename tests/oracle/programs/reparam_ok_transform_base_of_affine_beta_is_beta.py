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
    a = pyro.param("a", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("share_base", dist.Beta(a, 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
