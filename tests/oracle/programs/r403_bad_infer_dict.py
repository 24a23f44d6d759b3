import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceEnum_ELBO
from pyro.optim import Adam


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5), infer={"enumerate": "sequential"})  # error: PYR403
    pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    pass


SVI(model, guide, Adam({"lr": 0.1}), TraceEnum_ELBO()).step(torch.tensor(1.0))
