import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


def model(y):
    theta = pyro.sample("theta", dist.Normal(0.0, 2.0))
    pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


def guide(y):
    pyro.sample("theta", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


# Fully centred is the model as it was.
same = poutine.reparam(model, config={"theta": LocScaleReparam(1.0)})
SVI(same, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
