"""The guide draws the effects in a plate, where the model has one event."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam, PyroSample


class Model(PyroModule):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.scale = PyroSample(dist.HalfNormal(1.0))
        self.effects = PyroSample(lambda self: dist.Normal(0.0, self.scale).expand([self.n]).to_event(1))

    def forward(self, y=None):
        effects = self.effects
        with pyro.plate("rows", self.n):
            return pyro.sample("y", dist.Normal(effects, 1.0), obs=y)


class Guide(PyroModule):
    def __init__(self, n):
        super().__init__()
        self.n = n
        self.loc = PyroParam(torch.zeros(n))
        self.sd = PyroParam(torch.ones(n), constraint=constraints.positive)
        self.scale_map = PyroParam(torch.tensor(0.5), constraint=constraints.positive)

    def forward(self, y=None):
        pyro.sample("scale", dist.Delta(self.scale_map))
        with pyro.plate("rows", self.n):
            return pyro.sample("effects", dist.Normal(self.loc, self.sd))  # error: PYR305


model, guide = Model(4), Guide(4)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.zeros(4))
