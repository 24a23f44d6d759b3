import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    pyro.sample("x", dist.Normal(a + b, 1.0), obs=x)


def guide(x):
    pyro.sample("a", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


exposed = poutine.block(model, expose=["a", "x"])
SVI(exposed, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
