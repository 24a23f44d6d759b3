"""Parts with a model and a guide each, held by a PyroModuleList; the guide of a part draws outside of its support."""

import pyro
import pyro.distributions as dist
import torch
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam
from pyro.optim import Adam


class Part(PyroModule):
    def __init__(self, name, n):
        super().__init__()
        self.name, self.n = name, n
        self.loc = PyroParam(torch.zeros(n))

    def model(self, x):
        with pyro.plate(f"{self.name}_plate", self.n):
            return pyro.sample(f"{self.name}.z", dist.HalfNormal(1.0))

    def guide(self, x):
        with pyro.plate(f"{self.name}_plate", self.n):
            return pyro.sample(f"{self.name}.z", dist.Normal(0.0, 1.0))  # error: PYR307


class Whole(PyroModule):
    def __init__(self, names):
        super().__init__()
        self.parts = pyro.nn.PyroModuleList([Part(n, i + 2) for i, n in enumerate(names)])

    def model(self, x):
        tot = sum(p.model(x).sum() for p in self.parts)
        pyro.sample("x", dist.Normal(tot, 1.0), obs=x)

    def guide(self, x):
        return {p.name: p.guide(x) for p in self.parts}


w = Whole(["u", "v"])
SVI(w.model, w.guide, Adam({"lr": 0.1}), Trace_ELBO()).step(torch.tensor(1.0))
