import torch
import pyro
import pyro.distributions as dist
from pyro.infer import Trace_ELBO


def site(where, value=0.0):
    return pyro.sample("s_" + where, dist.Normal(value, 1.0))


def model(names=("a", "b")):
    total = sum(site(n) for n in names)
    pyro.sample("total", dist.Normal(total, 1.0), obs=torch.tensor(1.0))


def guide(names=("b", "a")):
    for n in names:
        site(n, pyro.param(n, torch.tensor(0.0)))


Trace_ELBO().loss(model, guide)
