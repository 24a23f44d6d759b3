"""A PyroSample that forward never reads is no site."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Model(PyroModule):
    def __init__(self, use_bias=False):
        super().__init__()
        self.use_bias = use_bias
        self.weight = PyroSample(dist.Normal(0.0, 1.0))
        self.bias = PyroSample(dist.Normal(0.0, 1.0))

    def forward(self, x, y):
        mean = self.weight * x
        if self.use_bias:
            mean = mean + self.bias
        with pyro.plate("n", len(x)):
            pyro.sample("y", dist.Normal(mean, 1.0), obs=y)


def guide(x, y):
    pyro.sample("weight", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(Model(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.ones(3), torch.ones(3))
