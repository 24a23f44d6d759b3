"""A vector autoregression by matmul over lags, T - p observations."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoNormal, AutoGuideList, AutoDelta
from pyro import poutine

K, LAGS = 2, 3


def lagged(series, lags):
    return torch.cat([series[lags - i - 1 : len(series) - i - 1] for i in range(lags)], dim=-1)


def model(series):
    coef = pyro.sample("coef", dist.Normal(torch.zeros(K * LAGS, K), 0.5).to_event(2))
    sigma = pyro.sample("sigma", dist.HalfNormal(torch.ones(K)).to_event(1))
    mean = lagged(series, LAGS) @ coef
    with pyro.plate("time", len(series) - LAGS):
        pyro.sample("y", dist.Normal(mean, sigma).to_event(1), obs=series[LAGS:])


guide = AutoGuideList(model)
guide.append(AutoNormal(poutine.block(model, expose=["coef"])))
guide.append(AutoDelta(poutine.block(model, hide=["coef"])))
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(torch.randn(12, K))
