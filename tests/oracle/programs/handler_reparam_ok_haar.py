import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import HaarReparam
from pyro.optim import Adam


@poutine.reparam(config={"walk": HaarReparam(dim=-1)})
def model(y):
    walk = pyro.sample("walk", dist.Normal(torch.zeros(4), 1.0).to_event(1))
    pyro.sample("y", dist.Normal(walk.cumsum(-1), 1.0).to_event(1), obs=y)


def guide(y):
    pyro.sample("walk_haar", dist.Normal(pyro.param("loc", torch.zeros(4)), 1.0).to_event(1))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(4))
