"""A vector autoregression whose targets begin one step early."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal

K, LAGS = 2, 3


def lagged(series, lags):
    return torch.cat([series[lags - i - 1 : len(series) - i - 1] for i in range(lags)], dim=-1)


def model(series):
    coef = pyro.sample("coef", dist.Normal(torch.zeros(K * LAGS, K), 0.5).to_event(2))
    mean = lagged(series, LAGS) @ coef
    with pyro.plate("time", len(series) - LAGS):
        pyro.sample("y", dist.Normal(mean, 1.0).to_event(1), obs=series[LAGS - 1 :])  # error: PYR213


svi = SVI(model, AutoNormal(model), pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(12, K))
