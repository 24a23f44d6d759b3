import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import StudentTReparam
from pyro.optim import Adam


@poutine.reparam(config={"x": StudentTReparam()})
def model(y):
    x = pyro.sample("x", dist.StudentT(4.0))
    pyro.sample("y", dist.Normal(x, 1.0), obs=y)


def guide(y):
    pyro.sample("x_gamma", dist.LogNormal(pyro.param("g", torch.tensor(0.0)), 1.0))
    pyro.sample("x", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
