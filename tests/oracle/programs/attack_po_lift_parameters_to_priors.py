"""lift turns parameters of the model into sites; the guide covers one of the two."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def regression(x, y):
    slope = pyro.param("slope", torch.tensor(0.0))
    bias = pyro.param("bias", torch.tensor(0.0))
    with pyro.plate("n", len(x)):
        pyro.sample("y", dist.Normal(slope * x + bias, 1.0), obs=y)


def guide(x, y):  # error: PYR301
    pyro.sample("slope", dist.Normal(pyro.param("slope_loc", torch.tensor(0.0)), 0.1))


priors = {"slope": dist.Normal(0.0, 1.0), "bias": dist.Normal(0.0, 1.0)}
lifted = poutine.lift(regression, prior=priors)
SVI(lifted, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(3), torch.randn(3))
