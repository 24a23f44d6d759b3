"""PyroSample and PyroParam as decorators of methods."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam, PyroSample


class Model(PyroModule):
    @PyroParam(constraint=dist.constraints.positive)
    def noise(self):
        return torch.tensor(0.5)

    @PyroSample
    def level(self):
        return dist.Normal(0.0, 1.0)

    @PyroSample
    def slope(self):
        return dist.Normal(self.level, 1.0)

    def forward(self, y):
        pyro.sample("y", dist.Normal(self.slope, self.noise), obs=y)


def guide(y):
    for name in ("level", "slope"):
        pyro.sample(name, dist.Normal(pyro.param("q_" + name, torch.tensor(0.0)), 1.0))


SVI(Model(), guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
