import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(z=None):
    z = pyro.sample("z", dist.Normal(torch.zeros(2), 1.0).to_event(1), obs=z)
    pyro.sample("x", dist.Normal(z.sum(), 1.0), obs=torch.tensor(1.0))


def guide(z=None):
    # no plate and no event here, but marked as no part of the model
    pyro.sample("z", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0), infer={"is_auxiliary": True})


Trace_ELBO().loss(model, guide, torch.zeros(2))
