import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def model(x):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(z, 1.0), obs=x)


def guide(x):
    noise = pyro.sample("x", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})
    pyro.sample("z", dist.Delta(pyro.param("m", torch.tensor(0.0)) + noise))


Trace_ELBO().loss(model, guide, torch.tensor(1.0))
