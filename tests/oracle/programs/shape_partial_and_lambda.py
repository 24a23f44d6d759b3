"""functools.partial fixes the data of the model; the guide is a lambda."""
from functools import partial

import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO


def _model(data, name, prior_scale=1.0):
    mu = pyro.sample(name, dist.Normal(0.0, prior_scale))
    with pyro.plate("N", len(data)):
        pyro.sample("x", dist.Normal(mu, 1.0), obs=data)


model = partial(_model, torch.tensor([0.5, 1.0]), name="mu")
guide = lambda **kw: pyro.sample("mu", dist.Normal(pyro.param("loc", torch.tensor(0.0)), 0.1))

svi = SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO())
svi.step()
svi.step(prior_scale=2.0)
