import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


def model(y):
    with pyro.plate("groups", 5):
        with poutine.reparam(config={"theta": LocScaleReparam()}):
            theta = pyro.sample("theta", dist.StudentT(3.0, 0.0, 2.0))
        pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.zeros(5))
    with pyro.plate("groups", 5):
        pyro.sample("theta_decentered", dist.Normal(loc, 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(5))
