"""A PyroModule with PyroParam and PyroSample as decorators, pyro_method, and a guide with its own parameters."""
import torch
from torch.distributions import constraints

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.nn import PyroModule, PyroParam, PyroSample, pyro_method


class LogisticGrowth(PyroModule):
    @PyroParam(constraint=constraints.positive)
    def capacity(self):
        return torch.tensor(10.0)

    @PyroSample
    def rate(self):
        return dist.LogNormal(0.0, 1.0)

    @PyroSample
    def noise(self):
        return dist.HalfNormal(1.0)

    @pyro_method
    def mean(self, t):
        return self.capacity / (1 + torch.exp(-self.rate * (t - 2.0)))

    def forward(self, t, y=None):
        mean, noise = self.mean(t), self.noise
        with pyro.plate("t", len(t)):
            return pyro.sample("y", dist.Normal(mean, noise), obs=y)


class GrowthGuide(PyroModule):
    def __init__(self):
        super().__init__()
        self.rate_loc = PyroParam(torch.tensor(0.0))
        self.rate_scale = PyroParam(torch.tensor(0.1), constraints.positive)
        self.noise_conc = PyroParam(torch.tensor(2.0), constraints.positive)

    def forward(self, t, y=None):
        rate = pyro.sample("rate", dist.LogNormal(self.rate_loc, self.rate_scale))
        noise = pyro.sample("noise", dist.Gamma(self.noise_conc, 2.0))
        return {"rate": rate, "noise": noise}


model, guide = LogisticGrowth(), GrowthGuide()
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
t = torch.linspace(0, 5, 12)
y = 10 / (1 + torch.exp(2 - t)) + 0.1 * torch.randn(12)
for _ in range(3):
    svi.step(t, y)
print(model.capacity.item(), guide(t)["rate"].item())
