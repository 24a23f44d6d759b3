import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.reparam import TransformReparam
from pyro.infer.reparam.strategies import Strategy
from pyro.optim import Adam


class OnlyScales(Strategy):
    def configure(self, msg):
        return TransformReparam() if msg["name"].endswith("_scale") else None


@poutine.reparam(config=OnlyScales())
def model(y):
    scale = pyro.sample("y_scale", dist.LogNormal(0.0, 1.0))
    loc = pyro.sample("y_loc", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(loc, scale), obs=y)


def guide(y):
    pyro.sample("y_scale_base", dist.Normal(pyro.param("s", torch.tensor(0.0)), 1.0))
    pyro.sample("y_loc", dist.Normal(pyro.param("m", torch.tensor(0.0)), 1.0))


SVI(model, guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
