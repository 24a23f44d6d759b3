# shows: PYR213 must match event_shape
"""The first values, which have no lags, are observed as well."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

LAGS = 2


def lagged(y):
    return torch.stack([y[..., LAGS - k - 1 : -k - 1] for k in range(LAGS)], dim=-1)


def model(y):
    with pyro.plate("series", y.shape[0]):
        phi = pyro.sample("phi", dist.Normal(torch.zeros(LAGS), 0.5).to_event(1))
        sigma = pyro.sample("sigma", dist.LogNormal(0.0, 1.0))
        mean = (lagged(y) * phi.unsqueeze(-2)).sum(-1)
        pyro.sample("y", dist.Normal(mean, sigma[..., None]).to_event(1), obs=y)  # error: PYR213


def guide(y):
    loc = pyro.param("loc", torch.zeros(len(y), LAGS))
    with pyro.plate("series", len(y)):
        pyro.sample("phi", dist.Normal(loc, 0.1).to_event(1))
        pyro.sample("sigma", dist.LogNormal(pyro.param("s", torch.zeros(len(y))), 0.1))


svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
for _ in range(2):
    svi.step(torch.randn(3, 7))
