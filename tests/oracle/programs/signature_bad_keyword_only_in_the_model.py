"""The temperature is keyword-only in the model and handed over by position."""
# shows: PYR312 takes 1 positional argument but 2 were given
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(data, *, temperature=1.0):  # error: PYR312
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, temperature), obs=data)


def guide(data, temperature=1.0):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), temperature))


SVI(model, guide, Adam({}), Trace_ELBO()).step(torch.tensor(1.0), 0.5)
