"""A dict that has an entry left: the branch that asks for it is taken."""
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO

settings = {"extra": 1.0, "more": 2.0}
del settings["extra"]


def model():
    if settings:
        pyro.sample("extra", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(0.0, 1.0), obs=torch.tensor(0.0))


def guide():  # error: PYR301
    del settings["more"]
    if settings:
        pyro.sample("extra", dist.Normal(0.0, 1.0))
    settings["more"] = 2.0


SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step()
