import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import StudentTReparam
from pyro.optim import Adam


@poutine.reparam(config={"y": StudentTReparam()})
def model(y):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    with pyro.plate("data", 4):
        pyro.sample("y", dist.StudentT(3.0, loc, 1.0), obs=y)


def guide(y):
    pyro.sample("loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    with pyro.plate("data", 4):
        pyro.sample("y_gamma", dist.Gamma(pyro.param("g", torch.ones(4)).exp(), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(4))
