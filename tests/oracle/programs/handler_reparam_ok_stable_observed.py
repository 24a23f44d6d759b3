import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import StableReparam
from pyro.optim import Adam


@poutine.reparam(config={"y": StableReparam()})
def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Stable(1.5, 0.3, 1.0, loc), obs=y)


SVI(model, AutoNormal(model), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))
