import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.optim import Adam


def model(y):
    m = pyro.sample("m", dist.Normal(0.0, 1.0))
    rows = pyro.plate("rows", len(y))
    with rows:
        z = pyro.sample("z", dist.Normal(m, 1.0))
    with rows as i:
        pyro.sample("y", dist.Normal(z, 1.0), obs=y[i])


SVI(model, AutoNormal(model), Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(2))
