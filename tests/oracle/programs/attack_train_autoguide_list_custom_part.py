"""AutoGuideList of a delta and a normal and a function for the rest."""
import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoGuideList, AutoNormal


def model(y):
    a = pyro.sample("a", dist.Normal(0.0, 1.0))
    b = pyro.sample("b", dist.LogNormal(0.0, 1.0))
    c = pyro.sample("c", dist.Normal(a, 1.0))
    with pyro.plate("n", len(y)):
        pyro.sample("y", dist.Normal(c, b), obs=y)


def q_c(y):
    pyro.sample("c", dist.Normal(pyro.param("c_loc", torch.tensor(0.0)), 0.1))


guide = AutoGuideList(model)
for cls, names in [(AutoDelta, ["a"]), (AutoNormal, ["b"])]:
    guide.append(cls(poutine.block(model, expose=names)))
guide.append(q_c)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(3))
