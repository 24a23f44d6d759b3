import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.factor("loglik", -((y - mu) ** 2))


SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.zeros(3))
