"""Yields of a field: a PyroModule with PyroSample weights and an autoguide, then Predictive."""
import torch
from torch import nn
import pyro
import pyro.distributions as dist
from pyro.infer import Predictive, SVI, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal
from pyro.nn import PyroModule, PyroSample


class Yields(PyroModule):
    def __init__(self, inputs):
        super().__init__()
        self.response = PyroModule[nn.Linear](inputs, 1)
        for name, prior in {
            "weight": dist.Normal(0.0, 0.5).expand([1, inputs]).to_event(2),
            "bias": dist.Normal(3.0, 1.0).expand([1]).to_event(1),
        }.items():
            setattr(self.response, name, PyroSample(prior))

    def forward(self, treatment, tonnes=None):
        expected = self.response(treatment)[..., 0]
        weather = pyro.sample("weather", dist.Gamma(2.0, 4.0))
        with pyro.plate("fields", len(treatment)):
            return pyro.sample("tonnes", dist.Normal(expected, weather), obs=tonnes)


pyro.set_rng_seed(1)
treatment, tonnes = torch.rand(10, 3), 3 + torch.rand(10)
yields = Yields(3)
posterior = AutoDiagonalNormal(yields)
svi = SVI(yields, posterior, pyro.optim.Adam({"lr": 0.03}), loss=Trace_ELBO())
for _ in range(3):
    svi.step(treatment, tonnes)
forecast = Predictive(yields, guide=posterior, num_samples=4, return_sites=("response.weight", "tonnes"))
assert forecast(treatment)["response.weight"].shape == (4, 1, 1, 3)
