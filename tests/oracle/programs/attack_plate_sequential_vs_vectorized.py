"""The model loops over a plate, the guide draws all in one plate: the names differ by their index."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y):
    for i in pyro.plate("items", 2):
        z = pyro.sample("z_{}".format(i), dist.Normal(0.0, 1.0))
        pyro.sample("y_{}".format(i), dist.Normal(z, 1.0), obs=y[i])


def guide(y):  # error: PYR301, PYR301
    with pyro.plate("items", 2):
        pyro.sample("z", dist.Normal(pyro.param("q", torch.zeros(2)), 1.0))  # error: PYR302


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(2))
