"""Lengths of the data decide how many sites there are: equal on both sides, whatever the data."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def model(series, lags):
    weights = [pyro.sample(f"lag_{lag}", dist.Normal(0.0, 1.0)) for lag in lags]
    for t in range(max(lags), len(series)):
        mean = sum(w * series[t - lag] for w, lag in zip(weights, lags))
        pyro.sample(f"obs_{t}", dist.Normal(mean, 1.0), obs=series[t])


def guide(series, lags):
    locs = pyro.param("locs", torch.zeros(len(lags)))
    for i, lag in enumerate(lags):
        pyro.sample("lag_{}".format(lag), dist.Normal(locs[i], 0.1))


def main(series, lags=(1, 7)):
    pyro.clear_param_store()
    svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
    return [svi.step(series, lags) for _ in range(2)]


main(torch.randn(10))
main(torch.randn(20), lags=[1, 2, 12])
