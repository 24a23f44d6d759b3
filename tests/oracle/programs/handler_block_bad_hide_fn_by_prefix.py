import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def inner(y):
    a = pyro.sample("a_z", dist.Normal(0.0, 1.0))
    b = pyro.sample("b_z", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(a + b, 1.0), obs=y)


model = poutine.block(inner, hide_fn=lambda site: site["name"].startswith("b_"))


def guide(y):
    pyro.sample("a_z", dist.Normal(pyro.param("a_loc", torch.tensor(0.0)), 1.0))
    pyro.sample("b_z", dist.Normal(pyro.param("b_loc", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.0))
