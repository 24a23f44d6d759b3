"""A guide as a PyroModule with PyroParam attributes in plates."""
import torch
import pyro
import pyro.distributions as dist
from pyro.distributions import constraints
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam, PyroSample, pyro_method


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
        self.loc = PyroParam(torch.zeros(n))
        self.sd = PyroParam(torch.ones(n), constraint=constraints.positive)

    @PyroParam(constraint=constraints.positive)
    def scale_map(self):
        return torch.tensor(0.5)

    def forward(self, y=None):
        pyro.sample("scale", dist.Delta(self.scale_map))
        return pyro.sample("effects", dist.Normal(self.loc, self.sd).to_event(1))


model, guide = Model(4), Guide(4)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.zeros(4))
