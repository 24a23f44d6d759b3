"""Constraints by position, in a PyroParam with a lambda, and in one that is a decorator."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal
from pyro.nn import PyroModule, PyroParam
from torch.distributions import constraints

DATA = torch.linspace(-1.0, 1.0, 6)
OPTIM = pyro.optim.Adam({"lr": 0.01})


class M(PyroModule):
    def __init__(self):
        super().__init__()
        self.s = PyroParam(lambda: torch.tensor(1.0), constraint=constraints.positive)

    @PyroParam(constraint=constraints.greater_than(0.01))
    def r(self):
        return torch.tensor(1.0)

    def forward(self, y):
        z = pyro.sample("z", dist.Normal(0.0, pyro.param("p", torch.tensor(1.0), constraints.positive)))
        with pyro.plate("n", 6):
            pyro.sample("y", dist.Normal(z, self.s + self.r), obs=y)


m = M()
SVI(m, AutoNormal(m), OPTIM, Trace_ELBO()).step(DATA)
