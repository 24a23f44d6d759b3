"""An entropy bonus by factor in the guide with its has_rsample given, and one in a helper without."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def bonus(name, value, **kwargs):
    pyro.factor(name, 0.1 * value, **kwargs)  # error: PYR310


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    z = pyro.sample("z", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))
    bonus("smooth", -z ** 2)


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
