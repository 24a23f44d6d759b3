"""Handlers that leave the sites as they are: seed, broadcast, an inner trace."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


@poutine.broadcast
def model(y):
    mu = pyro.sample("mu", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("z", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(mu, 1.0), obs=y)


def proposal(y):
    pyro.sample("mu", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))
    with pyro.plate("n", len(y)):
        return pyro.sample("z", dist.Normal(torch.zeros(len(y)), 1.0))


def guide(y):
    inner = poutine.trace(proposal).get_trace(y)
    return inner.nodes["z"]["value"]


SVI(model, poutine.seed(guide, rng_seed=3), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(3))
