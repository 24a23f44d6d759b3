import torch
import pyro
import pyro.distributions as dist
from pyro import poutine
from pyro.infer import SVI, Trace_ELBO
from pyro.optim import Adam


def raw(y):
    scale = pyro.param("scale", torch.tensor(1.0), constraint=dist.constraints.positive)
    z = pyro.sample("z", dist.Normal(0.0, scale))
    pyro.sample("y", dist.Normal(z, 1.0), obs=y)


def guide(y):
    pyro.sample("z", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


class Fixed:
    def __call__(self, y):
        with poutine.substitute(data={"scale": torch.tensor(2.0)}), poutine.block(hide=["scale"]):
            raw(y)


SVI(Fixed(), guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(0.3))
