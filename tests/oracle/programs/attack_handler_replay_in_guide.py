"""The stored trace is recorded within the guide, whose own trace sees it too: replaying it draws the site again."""
# silent: PYR106 nothing has the name that is to be hidden
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def latent():
    return pyro.sample("z", dist.Normal(0.0, 1.0))  # error: PYR101


def model(y):
    pyro.sample("y", dist.Normal(latent(), 1.0), obs=y)


def q():
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


def guide(y):
    poutine.replay(latent, trace=poutine.trace(poutine.block(q, hide=["nothing"])).get_trace())()  # error: PYR106


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
