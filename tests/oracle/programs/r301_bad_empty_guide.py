import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(x):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        pyro.sample("x", dist.Normal(mu, 1.0), obs=x)


def guide(x):  # error: PYR301
    pass


SVI(model, guide, Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(4))
