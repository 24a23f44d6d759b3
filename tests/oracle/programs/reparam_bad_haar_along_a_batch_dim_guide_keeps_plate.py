import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import HaarReparam
from pyro.optim import Adam


@poutine.reparam(config={"walk": HaarReparam(dim=-1, experimental_allow_batch=True)})
def model(y):
    with pyro.plate("time", 8, dim=-1):
        walk = pyro.sample("walk", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(walk, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(8))
    with pyro.plate("time", 8, dim=-1):
        pyro.sample("walk_haar", dist.Normal(loc, 1.0))  # error: PYR305


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(8))
