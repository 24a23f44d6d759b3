"""plate_stack on both sides, with a prefix of its own in the guide."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(img):
    with pyro.plate_stack("pixel", img.shape):
        z = pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("x", dist.Normal(z, 0.1), obs=img)


def guide(img):
    loc = pyro.param("loc", torch.zeros(img.shape))
    with pyro.plate_stack("px", img.shape):  # error: PYR304, PYR304
        pyro.sample("z", dist.Normal(loc, 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.zeros(2, 3))
