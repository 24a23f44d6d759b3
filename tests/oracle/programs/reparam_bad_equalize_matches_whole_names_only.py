import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def joint(y):
    a = pyro.sample("a_scale", dist.LogNormal(0.0, 1.0))
    b = pyro.sample("b_scale_of_noise", dist.LogNormal(0.0, 1.0))
    pyro.sample("y", dist.Normal(a, b), obs=y)


model = poutine.equalize(joint, ".+_scale")


def guide(y):  # error: PYR301
    pyro.sample("a_scale", dist.LogNormal(pyro.param("s", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
