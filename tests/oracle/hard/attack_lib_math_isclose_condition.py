"""Pure functions of constants decide on a site."""
import math
import torch
import pyro
import pyro.distributions as dist
from pyro.infer import SVI, Trace_ELBO

WEIGHTS = [0.25, 0.25, 0.5]


def model(y):
    if math.isclose(sum(WEIGHTS), 1.0) and isinstance(WEIGHTS, list) and callable(len):
        pyro.sample("on", dist.Normal(0.0, 1.0))
    if min(WEIGHTS) > max(WEIGHTS[:2]) or not all(w > 0 for w in WEIGHTS):
        pyro.sample("off", dist.Normal(0.0, 1.0))
    pyro.sample("y", dist.Normal(0.0, 1.0), obs=y)


def guide(y):
    pyro.sample("on", dist.Normal(pyro.param("q", torch.tensor(0.0)), 1.0))


SVI(model, guide, pyro.optim.Adam({"lr": 0.01}), Trace_ELBO()).step(torch.tensor(1.0))
