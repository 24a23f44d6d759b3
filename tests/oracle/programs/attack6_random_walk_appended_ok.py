"""A random walk simulated by appending, cut into windows for a regression on lags."""
import numpy as np
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, TraceMeanField_ELBO
from pyro.infer.autoguide import AutoDiagonalNormal

rng = np.random.default_rng(1)
walk = [0.0]
for t in range(1, 120):
    walk.append(0.8 * walk[-1] + rng.normal())
series = torch.tensor(np.array(walk), dtype=torch.float)
LAGS = 3
X = torch.stack([series[LAGS - k - 1 : len(series) - k - 1] for k in range(LAGS)], dim=1)
y = series[LAGS:]


def model(X, y):
    phi = pyro.sample("phi", dist.Normal(0.0, 1.0).expand([LAGS]).to_event(1))
    sigma = pyro.sample("sigma", dist.LogNormal(0.0, 1.0))
    with pyro.plate("time", X.shape[0]):
        pyro.sample("y", dist.Normal((X * phi).sum(-1), sigma), obs=y)


svi = SVI(model, AutoDiagonalNormal(model), pyro.optim.Adam({"lr": 0.01}), TraceMeanField_ELBO())
svi.step(X, y)
