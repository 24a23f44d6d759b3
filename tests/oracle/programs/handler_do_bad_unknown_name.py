# silent: PYR106 x stays as it was
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint(y):
    x = pyro.sample("x", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(x, 1.0), obs=y)


def guide(y):
    pyro.sample("x", dist.Normal(pyro.param("x_loc", torch.tensor(0.0)), 1.0))


model = poutine.do(joint, data={"X": torch.tensor(2.0)})  # error: PYR106
SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
