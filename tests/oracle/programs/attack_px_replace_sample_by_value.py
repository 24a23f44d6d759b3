"""A prior is replaced by a fixed tensor on one instance: there the site is gone."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Model(PyroModule):
    def __init__(self):
        super().__init__()
        self.w = PyroSample(dist.Normal(0.0, 1.0))
        self.s = PyroSample(dist.LogNormal(0.0, 1.0))

    def forward(self, y):
        pyro.sample("y", dist.Normal(self.w, self.s), obs=y)


def guide(y):
    pyro.sample("w", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


fixed = Model()
del fixed.s
fixed.s = torch.tensor(1.0)
SVI(fixed, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
