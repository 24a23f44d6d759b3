"""A forecasting model with the forecast contribution: local level and a weekly season."""
# no pair: the Forecaster makes its guide itself
import torch

import pyro
import pyro.distributions as dist
from pyro.contrib.forecast import Forecaster, ForecastingModel


class Level(ForecastingModel):
    def model(self, zero_data, covariates):
        duration = zero_data.size(-2)
        drift_scale = pyro.sample("drift_scale", dist.LogNormal(-2, 1))
        bias = pyro.sample("bias", dist.Normal(0, 10))
        weight = pyro.sample("weight", dist.Normal(0, 0.1).expand([covariates.size(-1)]).to_event(1))
        with self.time_plate:
            drift = pyro.sample("drift", dist.Normal(0, drift_scale))
        level = drift.cumsum(-1)
        prediction = (level + bias + (weight * covariates).sum(-1)).unsqueeze(-1)
        noise = pyro.sample("noise", dist.LogNormal(-1, 1).expand([1]).to_event(1))
        self.predict(dist.Normal(0, noise), prediction)


T = 20
data = torch.randn(T, 1).cumsum(0)
covariates = torch.stack([torch.arange(T + 3.0) / T, torch.cos(torch.arange(T + 3.0))], -1)
forecaster = Forecaster(Level(), data, covariates[:T], num_steps=3, learning_rate=0.05, log_every=0)
print(forecaster(data, covariates, num_samples=4).shape)
