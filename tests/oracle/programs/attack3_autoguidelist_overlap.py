"""Two parts of an AutoGuideList share a site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal, AutoGuideList, AutoDelta
from pyro import poutine


def model(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    c = pyro.sample("c", dist.LogNormal(0.0, 1.0))
    with pyro.plate("n", 4):
        pyro.sample("y", dist.Normal(a + b, c), obs=y)


guide = AutoGuideList(model)
guide.append(AutoNormal(poutine.block(model, expose=["a"])))
guide.append(AutoDelta(poutine.block(model, expose=["c"])))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())  # error: PYR301
svi.step(torch.zeros(4))
