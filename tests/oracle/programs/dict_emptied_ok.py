"""Dicts and loops over what is left of them."""
import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO

settings = {"extra": 1.0}
del settings["extra"]


def model(names):
    pending = {name: 0 for name in names}
    while pending:
        name = min(pending)
        del pending[name]
        pyro.sample(name, dist.Normal(0.0, 1.0))
    if settings:
        pyro.sample("extra", dist.Normal(0.0, 1.0))
    pyro.sample("obs", dist.Normal(0.0, 1.0), obs=torch.tensor(0.0))


def guide(names):
    pyro.sample("a", dist.Normal(0.0, 1.0))
    pyro.sample("b", dist.Normal(0.0, 1.0))


SVI(model, guide, pyro.optim.Adam({}), Trace_ELBO()).step(["a", "b"])
