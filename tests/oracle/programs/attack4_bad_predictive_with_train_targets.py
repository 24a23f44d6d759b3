"""Predictions that are asked for with the targets in the call."""
# silent: PYR514 the predictions are the targets
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal
from pyro.nn import PyroModule, PyroSample


class Regression(PyroModule):
    def __init__(self, p):
        super().__init__()
        self.linear = PyroModule[torch.nn.Linear](p, 1)
        self.linear.weight = PyroSample(dist.Normal(0.0, 1.0).expand([1, p]).to_event(2))
        self.linear.bias = PyroSample(dist.Normal(0.0, 10.0).expand([1]).to_event(1))

    def forward(self, x, y=None):
        sigma = pyro.sample("sigma", dist.Uniform(0.0, 10.0))
        mean = self.linear(x).squeeze(-1)
        with pyro.plate("data", x.shape[0]):
            pyro.sample("obs", dist.Normal(mean, sigma), obs=y)
        return mean


x, y = torch.randn(12, 3), torch.randn(12)
model = Regression(3)
guide = AutoDiagonalNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.03}), loss=Trace_ELBO())
for j in range(3):
    svi.step(x, y)
predictive = Predictive(model, guide=guide, num_samples=8, return_sites=("obs",))
samples = predictive(x, y)  # error: PYR514
