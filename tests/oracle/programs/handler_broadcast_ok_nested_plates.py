import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


@poutine.broadcast
def model(y):
    rows = pyro.plate("rows", 2, dim=-2)
    with pyro.plate("columns", 3, dim=-1):
        m = pyro.sample("m", dist.Normal(0.0, 1.0))
        with rows:
            pyro.sample("y", dist.Normal(m, 1.0), obs=y)


def guide(y):
    with pyro.plate("columns", 3, dim=-1):
        pyro.sample("m", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(2, 3))
