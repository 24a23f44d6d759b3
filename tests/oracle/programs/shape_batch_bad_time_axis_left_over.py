"""Series in a plate, but the time axis belongs to nobody."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


class Trend:
    def __init__(self, horizon):
        self.time = torch.linspace(0.0, 1.0, horizon)

    def model(self, series):
        n, horizon = series.shape
        with pyro.plate("series", n):
            slope = pyro.sample("slope", dist.Normal(0.0, 1.0))
            mean = slope.unsqueeze(-1) * self.time
            noise = dist.Normal(mean.transpose(0, 1), 0.1)
            pyro.sample("y", noise, obs=series.T)  # error: PYR203

    def guide(self, series):
        loc = pyro.param("loc", torch.zeros(len(series)))
        with pyro.plate("series", len(series)):
            pyro.sample("slope", dist.Normal(loc, 1.0))


trend = Trend(6)
SVI(trend.model, trend.guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.randn(3, 6))
