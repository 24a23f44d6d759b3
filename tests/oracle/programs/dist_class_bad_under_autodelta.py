"""An autoguide of a model with a class."""
# shows: PYR104 'property' object is not iterable
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


from pyro.infer.autoguide import AutoDelta


def model(x):
    pyro.sample("loc", dist.Cauchy, 0.0, 1.0)  # error: PYR104
    pyro.sample("x", dist.Normal(0.0, 1.0), obs=x)


SVI(model, AutoDelta(model), Adam({}), Trace_ELBO()).step(torch.tensor(1.0))
