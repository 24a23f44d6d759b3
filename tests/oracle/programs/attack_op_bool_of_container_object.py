"""An object of one's own is false when it is empty."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Extras(list):
    pass


class Flags:
    def __init__(self, **flags):
        self.flags = flags

    def __bool__(self):
        return any(self.flags.values())


def model(y, extras=Extras(), flags=Flags(drift=False)):
    if flags:
        pyro.sample("drift", dist.Normal(0.0, 1.0))
    if extras:
        pyro.sample("extra", dist.Normal(0.0, 1.0))
    pyro.sample("mu", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
