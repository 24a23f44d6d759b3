"""and / or do not evaluate what they need not."""
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

USE_TREND, FIXED_LEVEL = False, 0.0


def model(y):
    trend = USE_TREND and pyro.sample("trend", dist.Normal(0.0, 1.0))
    level = FIXED_LEVEL or pyro.sample("level", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(level + float(trend), 1.0), obs=y)


def guide(y):
    pyro.sample("level", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
