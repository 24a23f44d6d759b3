"""The proposal is traced inside a block and then replayed into the guide: each site is there once."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def latent():
    return pyro.sample("z", dist.Normal(0.0, 1.0))


def model(y):
    pyro.sample("y", dist.Normal(latent(), 1.0), obs=y)


def q():
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


def guide(y):
    with poutine.block(hide_types=["sample"]):
        proposed = poutine.trace(q).get_trace()
    poutine.replay(latent, trace=proposed)()


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
