"""A child used alone has no prefix; used inside its parent it has one."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroSample


class Child(PyroModule):
    def __init__(self):
        super().__init__()
        self.w = PyroSample(dist.Normal(0.0, 1.0))

    def forward(self, y):
        pyro.sample("y", dist.Normal(self.w, 1.0), obs=y)


class Parent(PyroModule):
    def __init__(self, child):
        super().__init__()
        self.child = child

    def forward(self, y):
        return self.child(y)


def guide(y):  # error: PYR301
    pyro.sample("w", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))  # error: PYR302


SVI(Child(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
parent = Parent(Child())
SVI(parent, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
