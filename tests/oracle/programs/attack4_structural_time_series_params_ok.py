"""A structural time series: level, slope and season as one draw each, the slope of the trend through cumsum."""
import math

import torch

import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Predictive, Trace_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal, init_to_feasible
from pyro.infer.reparam import LocScaleReparam
from pyro.poutine import reparam


def features(t, period, order):
    k = torch.arange(1, order + 1)
    angle = 2 * math.pi * k * t.unsqueeze(-1) / period
    return torch.cat([angle.sin(), angle.cos()], -1)


@reparam(config={"innovation": LocScaleReparam(0.0)})
def model(t, y=None, period=7.0, order=2):
    n = len(t)
    sigma_level = pyro.sample("sigma_level", dist.LogNormal(-2.0, 1.0))
    with pyro.plate("season", 2 * order):
        beta = pyro.sample("beta", dist.Normal(0.0, 1.0))
    with pyro.plate("time", n):
        innovation = pyro.sample("innovation", dist.Normal(0.0, sigma_level))
    level = innovation.cumsum(-1)
    sigma = pyro.sample("sigma", dist.LogNormal(-1.0, 1.0))
    mean = pyro.deterministic("mean", level + features(t, period, order) @ beta)
    with pyro.plate("observations", n):
        return pyro.sample("y", dist.StudentT(3.0, mean, sigma), obs=y)


t = torch.arange(21.0)
y = torch.sin(2 * math.pi * t / 7) + 0.1 * torch.randn(21)
guide = AutoDiagonalNormal(model, init_loc_fn=init_to_feasible, init_scale=0.05)
svi = SVI(model, guide, pyro.optim.ClippedAdam({"lr": 0.02, "lrd": 0.1 ** (1 / 100)}), Trace_ELBO())
for _ in range(3):
    svi.step(t, y)
samples = Predictive(model, guide=guide, num_samples=4, return_sites=["mean", "y"])(t)
print(samples["mean"].shape)
