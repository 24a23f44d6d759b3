# silent: PYR301 the posterior of "scale" is its prior, and nobody is told
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

pyro.enable_validation(False)


def model(x):
    loc = pyro.sample("loc", dist.Normal(0.0, 1.0))
    scale = pyro.sample("scale", dist.LogNormal(0.0, 1.0))
    with pyro.plate("x_plate", len(x)):
        pyro.sample("x", dist.Normal(loc, scale), obs=x)


def guide(x):  # error: PYR301
    pyro.sample("loc", dist.Normal(pyro.param("loc_q", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(3))
