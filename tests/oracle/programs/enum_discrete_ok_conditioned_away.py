import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y):
    n = pyro.sample("n", dist.Poisson(3.0))
    z = pyro.sample("z", dist.Normal(n, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


known = poutine.condition(model, data={"n": torch.tensor(4.0)})
SVI(known, AutoNormal(known), pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(2.0))
