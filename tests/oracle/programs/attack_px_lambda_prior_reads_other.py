"""A prior that depends on another PyroSample: the guide forgets the one that is read only inside a lambda."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Hierarchy(PyroModule):
    def __init__(self):
        super().__init__()
        self.tau = PyroSample(dist.HalfCauchy(1.0))
        self.beta = PyroSample(lambda self: dist.Normal(0.0, self.tau))

    def forward(self, y):
        pyro.sample("y", dist.Normal(self.beta, 1.0), obs=y)


def guide(y):  # error: PYR301
    pyro.sample("beta", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 1.0))


SVI(Hierarchy(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
