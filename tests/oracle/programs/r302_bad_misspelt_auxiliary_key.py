# silent: PYR412 the key means nothing to Pyro, so the site is an ordinary one
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model():
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=torch.tensor(0.1))


def guide():
    eps = pyro.sample("eps", dist.Normal(0.0, 1.0), infer={"is_auxilliary": True})  # error: PYR302, PYR412
    pyro.sample("z", dist.Delta(pyro.param("shift", torch.tensor(0.0)) + eps))


Trace_ELBO().loss(model, guide)
