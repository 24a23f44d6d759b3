import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def model(y):
    z = pyro.sample("z", dist.Normal(0.0, 1.0))
    w = pyro.sample("w", dist.Normal(z, 1.0))
    pyro.sample("y", dist.Normal(w, 1.0), obs=y)


def first(y):
    pyro.sample("z", dist.Normal(pyro.param("z_loc", torch.tensor(0.0)), 1.0))


def guide(y):
    trace = poutine.trace(first).get_trace(y)
    with poutine.replay(trace=trace):
        first_again = poutine.block(first, hide_types=["param", "sample"])
        z = first_again(y)
    pyro.sample("w", dist.Normal(pyro.param("w_loc", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
