"""The repeated season is one period too long for the level."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal


def model(y, T, period=5):
    sigma_obs = pyro.sample("sigma_obs", dist.HalfNormal(1.0))
    with pyro.plate("season", period):
        effects = pyro.sample("effects", dist.Normal(0.0, 1.0))
    season = effects.repeat(T // period + 1)
    with pyro.plate("obs_time", T):
        pyro.sample("y", dist.StudentT(4.0, season, sigma_obs), obs=y)  # error: PYR205


series = torch.sin(torch.arange(10.0))
guide = AutoNormal(model)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for i in range(2):
    loss = svi.step(series, series.numel())
