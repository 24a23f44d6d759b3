"""The helper for auxiliary noise is used by the model as well."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def noise(prefix):
    return pyro.sample(prefix + "_noise", dist.Normal(0.0, 1.0), infer={"is_auxiliary": True})  # error: PYR303


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z + noise("z"), 1.0), obs=y)


def guide(y):
    loc = pyro.param("loc", torch.tensor(0.0))
    pyro.sample("z", dist.Delta(loc + noise("z")))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
