import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def model(y):
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    for i in pyro.plate("rows", 2):
        z = pyro.sample(f"z_{i}", dist.Normal(m, 1.0))
        pyro.sample(f"y_{i}", dist.Normal(z, 1.0), obs=y[i])


auto = AutoNormal(poutine.block(model, expose=["m"]))


def guide(y):
    auto(y)
    for i in pyro.plate("rows", 2):
        pyro.sample(f"z_{i}", dist.Normal(pyro.param(f"loc_{i}", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(2))
