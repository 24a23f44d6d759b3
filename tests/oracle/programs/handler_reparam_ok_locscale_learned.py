import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.infer.reparam import LocScaleReparam
from pyro.optim import Adam


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("schools", len(y)):
        theta = pyro.sample("theta", dist.StudentT(4.0, mu, 2.0))
        pyro.sample("y", dist.Normal(theta, 1.0), obs=y)


relaxed = poutine.reparam(model, config={"theta": LocScaleReparam(shape_params=["df"])})
SVI(relaxed, AutoNormal(relaxed), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))
