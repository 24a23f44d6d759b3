"""pyro.contrib.autoname.scope puts prefixes before the names, as a context and as a decorator."""
import torch
import pyro
import pyro.distributions as dist
from pyro.contrib.autoname import scope
from pyro.infer import SVI, Trace_ELBO


@scope(prefix="left")
def left():
    return pyro.sample("w", dist.Normal(0.0, 1.0))


def model(y):
    total = left()
    with scope(prefix="right"):
        total = total + pyro.sample("w", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(total, 1.0), obs=y)


def guide(y):
    for side in ("left", "right"):
        pyro.sample(side + "/w", dist.Normal(pyro.param(side + "_loc", torch.tensor(0.0)), 0.1))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
