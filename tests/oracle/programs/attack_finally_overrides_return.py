"""try / finally around early returns: every way out passes the finally clause."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(y, short=True):
    try:
        mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
        if short:
            return mu
        pyro.sample("long", dist.Normal(0.0, 1.0))
    finally:
        pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)
        pyro.sample("last", dist.Normal(0.0, 1.0))


def guide(y, short=True):  # error: PYR301
    for name in ["mu", "last"]:
        try:
            if name == "last":
                continue
            pyro.sample(name, dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))
        finally:
            done = name


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
