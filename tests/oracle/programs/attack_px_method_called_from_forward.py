"""A PyroSample read in a helper method is a site if forward called the helper."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Model(PyroModule):
    def __init__(self):
        super().__init__()
        self.w = PyroSample(dist.Normal(0.0, 1.0))

    def mean(self, x):
        return self.w * x

    def forward(self, x, y):
        mean = self.mean(x)
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):
    pyro.sample("w", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


SVI(Model(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(2), torch.ones(2))
