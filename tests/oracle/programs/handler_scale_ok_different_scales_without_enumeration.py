# silent: PYR501 nothing keeps the parameter in the constraint, and these few steps do not carry it out
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, TraceGraph_ELBO
from pyro.optim import Adam


def model(x):
    k = pyro.sample("k", dist.Bernoulli(0.5))
    with poutine.scale(scale=2.0):
        pyro.sample("x", dist.Normal(k, 1.0), obs=x)


def guide(x):
    pyro.sample("k", dist.Bernoulli(pyro.param("q", torch.tensor(0.5))))  # error: PYR501


SVI(model, guide, Adam({"lr": 0.01}), TraceGraph_ELBO()).step(torch.tensor(0.3))
