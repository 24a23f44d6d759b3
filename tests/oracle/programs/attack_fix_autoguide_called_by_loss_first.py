"""The autoguide's first call is made by elbo.loss on labelled data, so the later step agrees with it."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDelta, AutoNormal


def model(x, y=None):
    b = pyro.sample("b", dist.Normal(0.0, 1.0))
    with pyro.plate("n", len(x)):
        return pyro.sample("y", dist.Normal(b * x, 1.0), obs=y)


x = torch.ones(3)
for cls in (AutoDelta, AutoNormal):
    pyro.clear_param_store()
    guide = cls(model)
    print(Trace_ELBO().loss(model, guide, x, x))
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    svi.step(x, x)
    guide.median(x)
    guide(x)
    svi.step(x, x)
