import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(a, 1.0))
    pyro.sample("x", dist.Normal(b, 1.0), obs=x)


def guide(x):
    a = pyro.sample("a", dist.Normal(pyro.param("al", torch.tensor(0.0)), 1.0))
    # the prior is the proposal for the rest
    with poutine.block(hide=["a", "x"]):
        poutine.condition(model, data={"a": a})(x)


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
