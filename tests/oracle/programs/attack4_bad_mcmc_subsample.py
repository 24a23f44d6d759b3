"""NUTS over a model that was written for minibatches."""
# no pair: only NUTS runs here
import torch

import pyro
import pyro.distributions as dist
from pyro.infer import MCMC, NUTS


def model(x, y):
    w = pyro.sample("w", dist.Normal(0.0, 1.0))
    with pyro.plate("data", len(x), subsample_size=4) as ind:  # error: PYR416
        pyro.sample("y", dist.Normal(w * x[ind], 1.0), obs=y[ind])


x = torch.randn(12)
mcmc = MCMC(NUTS(model), num_samples=3, warmup_steps=2, disable_progbar=True)
mcmc.run(x, 2 * x)
