"""The guide runs before the model and leaves a note that the model reads."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Notes:
    extra = ()


def model(y):
    names = ("mu",) + Notes.extra
    total = sum(pyro.sample(n, dist.Normal(0.0, 1.0)) for n in names)
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    Notes.extra = ("bump",)
    for n in ("mu", "bump"):
        pyro.sample(n, dist.Normal(pyro.param(n + "_q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
