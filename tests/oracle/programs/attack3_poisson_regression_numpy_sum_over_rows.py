"""The linear predictor is summed over the rows."""
import numpy as np
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO
from pyro.infer.autoguide import AutoMultivariateNormal

rng = np.random.default_rng(0)
raw = rng.normal(size=(30, 2))
features = (raw - raw.mean(axis=0)) / raw.std(axis=0)
design = np.column_stack([np.ones(len(features)), features]).astype("float32")
counts = rng.poisson(np.exp(0.3 * features[:, 0])).astype(np.float32)

X = torch.tensor(design)
y = torch.as_tensor(counts)


def model(X, y=None):
    beta = pyro.sample("beta", dist.Normal(0.0, 1.0).expand([X.shape[1]]).to_event(1))
    rate = torch.exp((X * beta).sum(dim=0))
    with pyro.plate("data", len(X)):
        return pyro.sample("y", dist.Poisson(rate), obs=y)  # error: PYR205


guide = AutoMultivariateNormal(model, init_scale=0.1)
svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step(X, y)
