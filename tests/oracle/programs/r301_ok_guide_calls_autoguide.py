import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoLowRankMultivariateNormal


def model(x):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.HalfNormal(1.0))
    c = pyro.sample("c", dist.Normal(a, b))
    pyro.sample("x", dist.Normal(c, 1.0), obs=x)


auto = AutoLowRankMultivariateNormal(poutine.block(model, hide=["c"]), rank=1)


def guide(x):
    found = auto(x)
    spread = pyro.param("cs", torch.tensor(1.0), constraint=dist.constraints.positive)
    pyro.sample("c", dist.Normal(found["a"], spread))


SVI(model, guide, pyro.optim.Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.2))
