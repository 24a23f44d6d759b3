"""A PyroModule given a name prefixes its samples, but not those of pyro.sample."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Model(PyroModule):
    def __init__(self, name=""):
        super().__init__(name)
        self.w = PyroSample(dist.Normal(0.0, 1.0))

    def forward(self, y):
        b = pyro.sample("b", dist.Normal(0.0, 1.0))
        pyro.sample("y", dist.Normal(self.w + b, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("w", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))  # error: PYR302
    pyro.sample("b", dist.Normal(pyro.param("r", torch.tensor(0.0)), 1.0))


SVI(Model("reg"), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
