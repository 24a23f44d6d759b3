import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceGraph_ELBO
from pyro.optim import Adam


def model(y):
    k = pyro.sample("k", dist.Bernoulli(0.3))
    z = pyro.sample("z", dist.Normal(k, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), TraceGraph_ELBO()).step(torch.tensor(0.4))
