"""block(hide_types=...) and nested blocks in one guide: the inner sites stay hidden from the trace."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    pyro.sample("y", dist.Normal(b, 1.0), obs=y)


def proposal():
    pyro.sample("a", dist.Normal(pyro.param("a_loc", torch.tensor(0.0)), 1.0))
    pyro.sample("b", dist.Normal(pyro.param("b_loc", torch.tensor(0.0)), 1.0))


def guide(y):  # error: PYR301
    with poutine.block(hide_types=["param"]):
        poutine.block(proposal, expose_types=["param"], expose=["b"])()


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
