"""A structural time series with vectorised increments and cumsum."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoLowRankMultivariateNormal


def model(y, T, period=4):
    sigma_level = pyro.sample("sigma_level", dist.HalfNormal(0.1))
    sigma_obs = pyro.sample("sigma_obs", dist.HalfNormal(1.0))
    with pyro.plate("season", period):
        effects = pyro.sample("effects", dist.Normal(0.0, 1.0))
    with pyro.plate("time", T):
        innovations = pyro.sample("innovations", dist.Normal(0.0, 1.0))
    level = torch.cumsum(innovations * sigma_level, dim=-1)
    season = effects.repeat(T // period + 1)[:T]
    mu = pyro.deterministic("mu", level + season)
    with pyro.plate("obs_time", T):
        pyro.sample("y", dist.StudentT(4.0, mu, sigma_obs), obs=y)


series = torch.sin(torch.arange(10.0))
guide = AutoLowRankMultivariateNormal(model, rank=2)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for i in range(2):
    loss = svi.step(series, series.numel())
