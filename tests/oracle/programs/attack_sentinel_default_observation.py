"""A sentinel object instead of None stands for: not given."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

MISSING = object()


def observe(name, fn, value=MISSING):
    if value is MISSING:
        return pyro.sample(name, fn)
    return pyro.sample(name, fn, obs=value)


def model(data):
    mu = observe("mu", dist.Normal(0.0, 1.0))
    observe("y", dist.Normal(mu, 1.0), data.get("y", MISSING))
    observe("z", dist.Normal(mu, 1.0), data.get("z", MISSING))


def guide(data):  # error: PYR301
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step({"y": torch.tensor(1.0)})
